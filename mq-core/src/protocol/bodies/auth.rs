//! Users and what they may do (3001-3010).

use super::bodies;
use bytestring::ByteString;

bodies! {
    /// A user.
    UserInfo {
        /// Sent to create or change; some brokers give it back.
        #[serde(skip_serializing_if = "Option::is_none")]
        password: Option<ByteString>,
        /// `enable` or `disable`.
        #[serde(skip_serializing_if = "Option::is_none")]
        user_status: Option<ByteString>,
        /// `Super` or `Normal`.
        #[serde(skip_serializing_if = "Option::is_none")]
        user_type: Option<ByteString>,
        #[serde(skip_serializing_if = "Option::is_none")]
        username: Option<ByteString>,
    }

    /// What one resource allows to whom.
    PolicyEntry {
        /// `Pub`, `Sub`, `All`, …
        actions: Vec<ByteString>,
        /// `Allow` or `Deny`.
        #[serde(skip_serializing_if = "Option::is_none")]
        decision: Option<ByteString>,
        /// `Topic:name`, `Group:name*`, …
        #[serde(skip_serializing_if = "Option::is_none")]
        resource: Option<ByteString>,
        #[serde(skip_serializing_if = "Option::is_none")]
        source_ips: Option<Vec<ByteString>>,
    }

    /// Entries of one kind.
    Policy {
        entries: Vec<PolicyEntry>,
        /// `Custom` or `Default`.
        #[serde(skip_serializing_if = "Option::is_none")]
        policy_type: Option<ByteString>,
    }

    /// Everything that one subject may do.
    AclInfo {
        policies: Vec<Policy>,
        #[serde(skip_serializing_if = "Option::is_none")]
        subject: Option<ByteString>,
    }
}
