//! JSON bodies, each declared once for both ends.
//!
//! Members that are absent take the defaults that Apache's classes have; unknown members are ignored. Which bodies need raw keys is said by
//! the types (`RawKeyed`). Names of topics and groups stay plain text here: they are checked where they are used.

pub mod auth;
pub mod client;
pub mod controller;
pub mod filter;
pub mod group;
pub mod ha;
pub mod namesrv;
pub mod offset;
pub mod pop;
pub mod queue;
pub mod route;
pub mod running;
pub mod static_topic;
pub mod stats;
pub mod topic;

/// Declares bodies: every member has a default, names are camelCase on the wire.
macro_rules! bodies {
    ($(
        $(#[$doc:meta])*
        $name:ident { $( $(#[$member_doc:meta])* $member:ident : $type:ty $(= $default:expr)? ),* $(,)? }
    )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default, rename_all = "camelCase")]
        #[allow(missing_docs, reason = "most members say it all by their names; the others are described")]
        pub struct $name { $( $(#[$member_doc])* pub $member: $type, )* }

        impl Default for $name {
            fn default() -> Self {
                Self { $( $member: $crate::protocol::bodies::bodies!(@default $($default)?), )* }
            }
        }
    )* };
    (@default) => { Default::default() };
    (@default $default:expr) => { $default };
}
use bodies;
