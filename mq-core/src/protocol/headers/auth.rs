//! Users and what they may do: codes 3001-3010, and 50-53 of 4.x.

use super::wire_headers;
use bytestring::ByteString;

wire_headers! {
    /// Names a user (3001-3004).
    UserRef {
        "username" => username: ByteString,
    }

    /// Asks for users (3005).
    ListUsers {
        /// Part of the name; absent: everybody.
        "filter" => filter: Option<ByteString>,
    }

    /// Names a subject, `User:name` (3006, 3007, 3009).
    SubjectRef {
        "subject" => subject: ByteString,
    }

    /// Takes policies from a subject (3008).
    DeleteAcl {
        "subject" => subject: ByteString,
        "policyType" => policy_type: Option<ByteString>,
        /// Absent: all of them.
        "resource" => resource: Option<ByteString>,
    }

    /// Asks for policies (3010).
    ListAcls {
        "subjectFilter" => subject_filter: Option<ByteString>,
        "resourceFilter" => resource_filter: Option<ByteString>,
    }

    /// An account of 4.x (50).
    PlainAccess {
        "accessKey" => access_key: ByteString,
        "secretKey" => secret_key: Option<ByteString>,
        "whiteRemoteAddress" => white_remote_address: Option<ByteString>,
        "admin" => admin: bool = false,
        "defaultTopicPerm" => default_topic_perm: Option<ByteString>,
        "defaultGroupPerm" => default_group_perm: Option<ByteString>,
        /// `topic=perm`, joined by commas.
        "topicPerms" => topic_perms: Option<ByteString>,
        /// `group=perm`, joined by commas.
        "groupPerms" => group_perms: Option<ByteString>,
    }

    /// Names an account of 4.x (51).
    AccessKeyRef {
        "accessKey" => access_key: ByteString,
    }

    /// Addresses that 4.x lets in without a signature (53).
    GlobalWhiteAddrs {
        "globalWhiteAddrs" => global_white_addrs: ByteString,
        "aclFileFullPath" => acl_file_full_path: Option<ByteString>,
    }

    /// Which state a 4.x broker's accounts have (the answer to 52).
    AclVersion {
        "version" => version: Option<ByteString>,
        /// File to data version, as JSON.
        "allAclFileVersion" => all_acl_file_version: Option<ByteString>,
        "brokerName" => broker_name: Option<ByteString>,
        "brokerAddr" => broker_addr: Option<ByteString>,
        "clusterName" => cluster_name: Option<ByteString>,
    }
}
