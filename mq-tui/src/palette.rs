//! The command palette: screens, objects and actions by name, found by letters that need not stand together.

use crate::keys::{Action, BINDINGS};
use crate::model::{BrokerKey, Cluster, Name};
use crate::state::Screen;

/// Entries that are shown at once.
pub const SHOWN_MAX: usize = 10;
/// Entries that are kept of one search.
const FOUND_MAX: usize = 50;

/// What is typed, and what it finds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Palette {
    /// What stands there.
    pub text: String,
    /// What fits, the best first.
    pub found: Vec<Entry>,
    /// Which of them is chosen.
    pub cursor: usize,
}

/// Something that the palette opens.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What kind of thing: `screen`, `group`, `topic`, `broker`, `do`, `ctx`.
    pub kind: &'static str,
    /// Its name.
    pub name: Name,
    /// Where it leads.
    pub goal: Goal,
}

/// Where an entry leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Goal {
    /// A screen.
    Screen(Screen),
    /// A group in a topic.
    Group(Name, Name),
    /// A topic.
    Topic(Name),
    /// A broker.
    Broker(BrokerKey),
    /// What a key does.
    Action(Action),
    /// Another cluster.
    Context(String),
}

impl Palette {
    /// Finds what fits the text among everything there is.
    pub fn search(&mut self, cluster: &Cluster) {
        let text = self.text.trim().to_lowercase();
        let (kind, words) = match text.split_once([' ', ':']) {
            Some((kind, rest)) if KINDS.contains(&kind) => (Some(kind), rest.trim()),
            _ => (None, text.as_str()),
        };
        let mut scored: Vec<(u32, Entry)> = entries(cluster)
            .filter(|entry| kind.is_none_or(|kind| kind == entry.kind))
            .filter_map(|entry| Some((score(&entry.name, words)?, entry)))
            .collect();
        scored.sort_by(|(a, one), (b, other)| {
            a.cmp(b).then_with(|| one.name.len().cmp(&other.name.len())).then_with(|| one.name.cmp(&other.name))
        });
        self.found = scored.into_iter().take(FOUND_MAX).map(|(_, entry)| entry).collect();
        self.cursor = self.cursor.min(self.found.len().saturating_sub(1));
    }

    /// The entry that is chosen.
    pub fn chosen(&self) -> Option<&Entry> {
        self.found.get(self.cursor)
    }
}

const KINDS: [&str; 6] = ["screen", "group", "topic", "broker", "do", "ctx"];

fn entries(cluster: &Cluster) -> impl Iterator<Item = Entry> + '_ {
    let screens = Screen::ALL.into_iter().chain(Screen::UNNUMBERED).map(|screen| Entry {
        kind: "screen",
        name: screen.names().0.to_lowercase().into(),
        goal: Goal::Screen(screen),
    });
    let shown = cluster.group_rows.keys().filter(|(group, topic)| !crate::model::is_retry_of(topic, group));
    let groups = shown.map(|(group, topic)| Entry {
        kind: "group",
        name: format!("{group} {topic}").into(),
        goal: Goal::Group(group.clone(), topic.clone()),
    });
    let visible = cluster.topics.iter().filter(|(_, topic)| !topic.kind.is_hidden());
    let topics = visible.map(|(name, _)| Entry { kind: "topic", name: name.clone(), goal: Goal::Topic(name.clone()) });
    let brokers = cluster.brokers.keys().map(|key| Entry { kind: "broker", name: key.to_string().into(), goal: Goal::Broker(key.clone()) });
    let actions = BINDINGS
        .iter()
        .filter(|binding| !matches!(binding.action, Action::Go(_) | Action::Move(_) | Action::Page(_)))
        .map(|binding| Entry { kind: "do", name: binding.help.into(), goal: Goal::Action(binding.action) });
    let saved = cluster.saved.iter();
    let contexts = saved.map(|saved| Entry { kind: "ctx", name: saved.name.clone(), goal: Goal::Context(saved.name.to_string()) });
    screens.chain(groups).chain(topics).chain(brokers).chain(contexts).chain(actions)
}

/// How well `name` fits `words`: lower is better. All letters must be there, in this order.
fn score(name: &str, words: &str) -> Option<u32> {
    let lower = name.to_lowercase();
    if lower.starts_with(words) {
        return Some(0);
    }
    if lower.contains(words) {
        return Some(1);
    }
    let mut rest = lower.chars();
    let mut gaps = 2;
    for wanted in words.chars().filter(|c| *c != ' ') {
        let skipped = rest.by_ref().position(|c| c == wanted)?;
        gaps += u32::from(skipped > 0);
    }
    Some(gaps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Saved;
    use mq_core::ops::context::{Context, Contexts};

    #[test]
    fn letters_need_not_stand_together_but_in_order() {
        assert_eq!(score("pay-consumer orders", "pay"), Some(0));
        assert_eq!(score("pay-consumer orders", "consumer"), Some(1));
        assert!(score("pay-consumer orders", "pcor").is_some());
        assert_eq!(score("pay-consumer orders", "zz"), None);
    }

    #[test]
    fn kinds_narrow_the_search() {
        let mut palette = Palette { text: "screen:d".into(), ..Palette::default() };
        let mut contexts = Contexts::default();
        contexts.contexts.insert("dr".into(), Context::default());
        let mut cluster = Cluster::default();
        cluster.saved = Saved::of(&contexts);
        palette.search(&cluster);
        assert!(palette.found.iter().all(|entry| entry.kind == "screen"));
        assert_eq!(palette.chosen().unwrap().goal, Goal::Screen(Screen::Dlq));
        palette.text = "ctx dr".into();
        palette.search(&cluster);
        assert_eq!(palette.chosen().unwrap().goal, Goal::Context("dr".into()));
    }
}
