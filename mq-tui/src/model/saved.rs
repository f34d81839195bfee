//! The saved clusters, as far as the screen tells of them: never a secret, nor where one is kept.

use super::Name;
use mq_core::ops::context::{Contexts, Protect};

/// One saved cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What it is called.
    pub name: Name,
    /// Its name servers, or the address server that lists them.
    pub servers: String,
    /// What may be changed there.
    pub protect: Protect,
    /// Whether tools go there when nobody says where.
    pub in_use: bool,
    /// Rules for addresses that its brokers tell: from, to.
    pub addr_map: Vec<(String, String)>,
    /// As whom its tools sign.
    pub access_key: Option<String>,
}

impl Saved {
    /// All of them, by name.
    pub fn of(contexts: &Contexts) -> Vec<Self> {
        let one = |(name, context): (&String, &mq_core::ops::context::Context)| Self {
            name: name.as_str().into(),
            servers: crate::welcome::servers(context),
            protect: context.protect,
            in_use: contexts.current.as_ref() == Some(name),
            addr_map: context.addr_map.clone().into_iter().collect(),
            access_key: context.access_key.clone(),
        };
        contexts.contexts.iter().map(one).collect()
    }
}
