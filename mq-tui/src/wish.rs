//! Changes of what a cluster consists of: topics, groups, settings of brokers, whether a broker takes messages. Each names its fields, its
//! target and the `mqadmin` line that does the same; `act::changes` makes plans of them.

use crate::model::Name;

/// A change that is wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Makes a topic, or changes it.
    Topic {
        /// Which.
        topic: Name,
        /// Whether it is to be made: then its name is a field.
        is_new: bool,
        /// Queues on each broker, to read and to write; empty: as many as there are.
        queues: String,
        /// Letters of `r` and `w`, or [`KEPT`].
        perm: String,
    },
    /// Deletes a topic with its messages.
    DeleteTopic {
        /// Which.
        topic: Name,
    },
    /// Makes a group, or changes it.
    Group {
        /// Which.
        group: Name,
        /// Whether it is to be made: then its name is a field.
        is_new: bool,
        /// How often a message is tried again before it is given up; empty: as it is.
        tries: String,
        /// Whether it may consume: yes, no, or [`KEPT`].
        consume: String,
    },
    /// Deletes a group with its positions.
    DeleteGroup {
        /// Which.
        group: Name,
    },
    /// Sets a setting of a broker.
    Setting {
        /// The broker's name.
        broker: Name,
        /// Where it is.
        addr: Name,
        /// The setting.
        key: String,
        /// Its new value.
        value: String,
    },
    /// Lets producers use a broker, or not any more; what it holds can be consumed all the same.
    Writable {
        /// The broker's name.
        broker: Name,
        /// Whether they may.
        writable: bool,
    },
}

/// What is not touched.
pub const KEPT: &str = "as it is";
/// The words for yes and no.
pub const YES: &str = "yes";
const YES_NO: &[&str] = &[YES, "no", KEPT];
/// Permissions that a topic may have.
const PERMS: &[&str] = &["rw", "r", "w", KEPT];

/// A field of the dialog: its name, what stands there, what may.
pub type FieldOf = (&'static str, String, &'static [&'static str]);

impl Wish {
    /// What it is called.
    pub fn title(&self) -> String {
        match self {
            Self::Topic { topic, is_new: true, .. } => format!("make topic {topic}"),
            Self::Topic { topic, .. } => format!("change topic {topic}"),
            Self::DeleteTopic { topic } => format!("delete topic {topic}"),
            Self::Group { group, is_new: true, .. } => format!("make group {group}"),
            Self::Group { group, .. } => format!("change group {group}"),
            Self::DeleteGroup { group } => format!("delete group {group}"),
            Self::Setting { broker, key, value, .. } => format!("set {key}={value} on {broker}"),
            Self::Writable { broker, writable: true } => format!("let {broker} take messages again"),
            Self::Writable { broker, .. } => format!("drain {broker}: it takes no more messages"),
        }
    }

    /// What has to be typed to confirm it.
    pub fn target(&self) -> &Name {
        match self {
            Self::Topic { topic, .. } | Self::DeleteTopic { topic } => topic,
            Self::Group { group, .. } | Self::DeleteGroup { group } => group,
            Self::Setting { broker, .. } | Self::Writable { broker, .. } => broker,
        }
    }

    /// The word on the button.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Topic { is_new: true, .. } | Self::Group { is_new: true, .. } => "Make",
            Self::Topic { .. } | Self::Group { .. } => "Change",
            Self::DeleteTopic { .. } | Self::DeleteGroup { .. } => "Delete",
            Self::Setting { .. } => "Set",
            Self::Writable { writable: true, .. } => "Undrain",
            Self::Writable { .. } => "Drain",
        }
    }

    /// The equivalent `mqadmin` line.
    pub fn command(&self) -> String {
        match self {
            Self::Topic { topic, queues, perm, .. } => {
                format!("mqadmin topic create {topic}{}{} --yes", option(" --queues ", queues), option(" --perm ", perm))
            }
            Self::DeleteTopic { topic } => format!("mqadmin topic delete {topic} --confirm {topic}"),
            Self::Group { group, tries, consume, .. } => {
                let consume = if consume == KEPT {
                    ""
                } else if consume == YES {
                    "true"
                } else {
                    "false"
                };
                format!("mqadmin group create {group}{}{} --yes", option(" --retry-max ", tries), option(" --consume ", consume))
            }
            Self::DeleteGroup { group } => format!("mqadmin group delete {group} --offsets --confirm {group}"),
            Self::Setting { addr, key, value, .. } => format!("mqadmin updateBrokerConfig -b {addr} -k {key} -v {value}"),
            Self::Writable { broker, writable: true } => format!("mqadmin addWritePerm -b {broker}"),
            Self::Writable { broker, .. } => format!("mqadmin wipeWritePerm -b {broker}"),
        }
    }

    /// The fields of its dialog.
    pub fn fields(&self) -> Vec<FieldOf> {
        match self {
            Self::Topic { topic, is_new, queues, perm } => {
                let name = is_new.then(|| ("name", topic.to_string(), &[][..]));
                name.into_iter().chain([("queues", queues.clone(), &[][..]), ("perm", perm.clone(), PERMS)]).collect()
            }
            Self::Group { group, is_new, tries, consume } => {
                let name = is_new.then(|| ("name", group.to_string(), &[][..]));
                name.into_iter().chain([("tries", tries.clone(), &[][..]), ("may consume", consume.clone(), YES_NO)]).collect()
            }
            Self::Setting { key, value, .. } => vec![("setting", key.clone(), &[]), ("value", value.clone(), &[])],
            Self::DeleteTopic { .. } | Self::DeleteGroup { .. } | Self::Writable { .. } => Vec::new(),
        }
    }

    /// Takes what stands in the fields. Returns the place of the first in which it cannot stand, and why.
    pub fn take(&mut self, texts: &[String]) -> Option<(usize, String)> {
        let trimmed = |at: usize| texts.get(at).map(|text| text.trim().to_owned()).unwrap_or_default();
        let number = |at: usize, text: &str, most: i32| {
            // Without a name field before it there is something that can stay as it is.
            let fits = at == 0 && text.is_empty() || text.parse::<i32>().is_ok_and(|number| (1..=most).contains(&number));
            (!fits).then(|| (at, format!("1 to {most}")))
        };
        match self {
            Self::Topic { topic, is_new, queues, perm } => {
                let first = usize::from(*is_new);
                if *is_new {
                    *topic = trimmed(0).into();
                }
                (*queues, *perm) = (trimmed(first), trimmed(first + 1));
                number(first, queues, QUEUES_MAX)
            }
            Self::Group { group, is_new, tries, consume } => {
                let first = usize::from(*is_new);
                if *is_new {
                    *group = trimmed(0).into();
                }
                (*tries, *consume) = (trimmed(first), trimmed(first + 1));
                number(first, tries, TRIES_MAX)
            }
            Self::Setting { key, value, .. } => {
                (*key, *value) = (trimmed(0), trimmed(1));
                None
            }
            Self::DeleteTopic { .. } | Self::DeleteGroup { .. } | Self::Writable { .. } => None,
        }
    }
}

/// An option of a command line, unless there is nothing to say.
fn option(name: &str, value: &str) -> String {
    if value.is_empty() || value == KEPT { String::new() } else { format!("{name}{value}") }
}

/// Queues that a topic may have on a broker here.
const QUEUES_MAX: i32 = 1_024;
/// Tries that a message may have.
const TRIES_MAX: i32 = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_taken_as_they_stand() {
        let mut wish = Wish::Topic { topic: "".into(), is_new: true, queues: "8".into(), perm: "rw".into() };
        assert_eq!(wish.fields().len(), 3);
        assert_eq!(wish.take(&["orders ".into(), "4".into(), "r".into()]), None);
        assert_eq!(wish.command(), "mqadmin topic create orders --queues 4 --perm r --yes");
        assert_eq!(wish.take(&["orders".into(), "0".into(), "r".into()]), Some((1, "1 to 1024".into())));
        let mut wish = Wish::Group { group: "pay".into(), is_new: false, tries: "3".into(), consume: "no".into() };
        assert_eq!(wish.take(&[String::new(), KEPT.into()]), None);
        assert_eq!(wish.command(), "mqadmin group create pay --yes");
        let mut wish = Wish::Setting { broker: "a".into(), addr: "h:1".into(), key: String::new(), value: String::new() };
        assert_eq!(wish.take(&["flushDiskType".into(), "SYNC_FLUSH".into()]), None);
        assert_eq!(wish.title(), "set flushDiskType=SYNC_FLUSH on a");
    }
}
