//! What happens to the state: one message in, commands out. Synchronous and total; whatever comes, in whatever order, has a meaning.

mod keys_pressed;

use crate::filter::FilterError;
use crate::layout;
use crate::model::sample::{Content, Sample};
use crate::model::{BrokerKey, Level, Name};
use crate::screens::overview;
use crate::state::{Screen, State, Toast};
use crate::table::{List, Row};
use crossterm::event::KeyEvent;
use mq_core::admin::Broker;
use mq_core::types::BrokerId;

/// While keys come, rows keep their order this long, ms.
const ORDER_KEPT_MS: i64 = 2_000;
/// How long a remark stays, ms.
const TOAST_MS: i64 = 5_000;
/// How often positions of groups are asked for where they are not the main thing, ms.
const PROGRESS_PERIOD_MS: i64 = 5_000;
/// Groups that are looked at more closely than by lists.
const FACTS_MAX: usize = 24;

/// What happens.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size.
    Resize(u16, u16),
    /// It is this time, Unix ms; comes every second.
    Tick(i64),
    /// An answer, wanted by the screen of that generation.
    Sample(u64, Box<Sample>),
    /// So many requests were sent since the start.
    Requests(u64),
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Cmd {
    /// From now on this is wanted.
    Ask(Box<Want>),
    /// Draw at once: somebody pressed a key.
    DrawNow,
    /// Draw soon: data came.
    DrawSoon,
    /// End.
    Quit,
}

/// What the poller is to ask for, again and again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Want {
    /// See [`State::generation`].
    pub generation: u64,
    /// When this grows everything is asked for at once.
    pub refreshes: u64,
    /// How often visible things, ms.
    pub period_ms: i64,
    /// Whom to probe.
    pub probes: Vec<(BrokerKey, Name)>,
    /// Whom to ask about topics and groups: one that answers for each broker name.
    pub sources: Vec<Broker>,
    /// How often for positions of groups, ms.
    pub progress_period_ms: i64,
    /// Topics whose queues are on the screen.
    pub topics: Vec<Name>,
    /// Groups in topics that are on the screen; the first is under the cursor.
    pub groups: Vec<(Name, Name)>,
    /// Whether the queues of the first of `groups` are on the screen.
    pub owners: bool,
}

/// Goes to the first screen with its first filter.
///
/// # Errors
/// The filter means nothing there.
pub fn begin(state: &mut State, screen: Screen, filter: Option<&str>) -> Result<(), FilterError> {
    keys_pressed::go(state, screen);
    filter.map_or(Ok(()), |filter| keys_pressed::apply_filter(state, filter))
}

/// Changes `state` as `msg` says.
pub fn update(state: &mut State, msg: Msg) -> Vec<Cmd> {
    let mut cmds = Vec::new();
    match msg {
        Msg::Key(key) => {
            state.last_key_ms = state.now_ms;
            keys_pressed::key(state, key);
            cmds.push(Cmd::DrawNow);
        }
        Msg::Paste(text) => {
            keys_pressed::paste(state, &text);
            cmds.push(Cmd::DrawNow);
        }
        Msg::Resize(width, height) => {
            state.size = (width, height);
            cmds.push(Cmd::DrawNow);
        }
        Msg::Tick(now_ms) => {
            tick(state, now_ms);
            cmds.push(Cmd::DrawSoon);
        }
        Msg::Sample(generation, sample) => {
            if sample_came(state, generation, *sample) {
                cmds.push(Cmd::DrawSoon);
            }
        }
        Msg::Requests(sent) => {
            state.asking.requests = sent;
            state.asking.per_second.read(state.now_ms, i64::try_from(sent).unwrap_or(i64::MAX));
        }
    }
    scroll(state);
    if state.quit {
        cmds.push(Cmd::Quit);
    }
    let want = want(state);
    if state.asked.as_ref() != Some(&want) {
        state.asked = Some(want.clone());
        cmds.push(Cmd::Ask(Box::new(want)));
    }
    cmds
}

fn tick(state: &mut State, now_ms: i64) {
    state.now_ms = now_ms;
    let events = state.cluster.tick(now_ms);
    toast_worst(state, &events);
    state.toast = state.toast.take().filter(|toast| toast.until_ms > now_ms);
    let resort = !(0..ORDER_KEPT_MS).contains(&(now_ms - state.last_key_ms));
    refresh(state, resort);
}

/// Puts the sample where it belongs. Returns whether it is worth drawing at once; otherwise the next tick shows it.
fn sample_came(state: &mut State, generation: u64, sample: Sample) -> bool {
    let of_a_screen = matches!(sample.content, Content::Queues(..) | Content::Facts(..));
    if of_a_screen && generation != state.generation {
        return false;
    }
    if let Content::Runtime(_, Ok(_)) = &sample.content {
        state.asking.took(sample.at_ms - sample.asked_ms);
    }
    let filling = state.cluster.is_filling();
    let events = state.cluster.apply(sample);
    toast_worst(state, &events);
    let shows_now = filling || !events.is_empty();
    if shows_now {
        if state.cluster.group_rows_outdated {
            state.cluster.judge_groups(false);
        }
        refresh(state, filling);
    }
    shows_now
}

fn toast_worst(state: &mut State, events: &[crate::model::Event]) {
    if let Some(event) = events.iter().rfind(|event| event.level == Level::Critical) {
        toast(state, event.text.clone());
    }
}

fn toast(state: &mut State, text: String) {
    state.toast = Some(Toast { text, until_ms: state.now_ms + TOAST_MS });
}

/// Takes the rows of the current screen anew from what is shown.
fn refresh(state: &mut State, resort: bool) {
    let (cluster, now_ms) = match &state.frozen {
        Some((cluster, since)) => (&**cluster, *since),
        None => (&state.cluster, state.now_ms),
    };
    match state.screen {
        Screen::Overview => {
            state.verdicts.refresh(cluster, now_ms, resort);
            state.top_brokers.refresh(cluster, now_ms, true);
            state.top_groups.refresh(cluster, now_ms, true);
            state.top_topics.refresh(cluster, now_ms, true);
        }
        Screen::Brokers => state.brokers.refresh(cluster, now_ms, resort),
        Screen::Topics => state.topics.refresh(cluster, now_ms, resort),
        Screen::Groups => state.groups.refresh(cluster, now_ms, resort),
    }
    refresh_detail(state, resort);
}

/// Takes the rows of what belongs to the cursor anew.
fn refresh_detail(state: &mut State, resort: bool) {
    let (cluster, now_ms) = match &state.frozen {
        Some((cluster, since)) => (&**cluster, *since),
        None => (&state.cluster, state.now_ms),
    };
    match state.screen {
        Screen::Overview | Screen::Brokers => {}
        Screen::Topics => {
            state.topic_queues.about(state.topics.current().map(Row::id));
            state.topic_queues.refresh(cluster, now_ms, resort);
        }
        Screen::Groups => {
            state.group_queues.about(state.groups.current().map(Row::id));
            state.group_queues.refresh(cluster, now_ms, resort);
        }
    }
}

/// Moves windows so that cursors are in them.
fn scroll(state: &mut State) {
    let layout = layout::of(state.size, state.screen);
    let verdicts = overview::verdicts_in(state, layout.body);
    state.verdicts.scroll_to(verdicts);
    let (list, _, detail) = layout::panes(state, layout.body);
    // Below the detail's rule stand its headings, and the reason for a group's state may stand last.
    let detail_rows = usize::from(detail.height.saturating_sub(2));
    state.brokers.scroll_to(List::<crate::screens::brokers::BrokerRow>::rows_in(list.height));
    state.topics.scroll_to(List::<crate::screens::topics::TopicRow>::rows_in(list.height));
    state.groups.scroll_to(List::<crate::screens::groups::GroupRow>::rows_in(list.height));
    state.topic_queues.scroll_to(detail_rows);
    state.group_queues.scroll_to(detail_rows.saturating_sub(1));
}

/// What has to be asked for so that the screen is true.
fn want(state: &State) -> Want {
    let cluster = &state.cluster;
    let sources = cluster.broker_names().filter_map(|name| cluster.source_of(name)).map(|broker| Broker {
        cluster: broker.cluster.clone(),
        name: broker.key.name.clone(),
        id: BrokerId(broker.key.id),
        addr: broker.addr.clone(),
    });
    let layout = layout::of(state.size, state.screen);
    let (list, _, detail) = layout::panes(state, layout.body);
    let mut want = Want {
        generation: state.generation,
        refreshes: state.refreshes,
        period_ms: state.period_ms,
        probes: cluster.brokers.values().map(|broker| (broker.key.clone(), broker.addr.clone())).collect(),
        sources: sources.collect(),
        progress_period_ms: PROGRESS_PERIOD_MS.max(state.period_ms),
        ..Want::default()
    };
    match state.screen {
        Screen::Overview => {
            want.groups = state.top_groups.rows.iter().take(10).map(Row::id).collect();
            want.topics = state.top_topics.rows.iter().take(10).map(Row::id).collect();
        }
        Screen::Brokers => want.progress_period_ms = (2 * PROGRESS_PERIOD_MS).max(state.period_ms),
        Screen::Topics => {
            want.topics.extend(state.topics.current().map(Row::id));
            let visible = state.topics.visible(usize::from(list.height.saturating_sub(1)));
            want.topics.extend(visible.iter().map(Row::id));
            want.topics.sort();
            want.topics.dedup();
        }
        Screen::Groups => {
            want.progress_period_ms = state.period_ms;
            let current = state.current_group();
            let visible = state.groups.visible(usize::from(list.height.saturating_sub(1)));
            want.groups.extend(current.clone());
            want.groups.extend(visible.iter().map(Row::id).filter(|id| Some(id) != current.as_ref()));
            want.groups.retain(|(_, topic)| !topic.is_empty());
            want.groups.truncate(FACTS_MAX);
            want.owners = detail.height > 0 && !want.groups.is_empty();
        }
    }
    want
}
