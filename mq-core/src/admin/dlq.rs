//! Dead letters: which groups have them, and giving them back.

use super::cluster::Broker;
use super::{Admin, AdminError, TOOLS_PRODUCER};
use crate::client::{Producer, SendResult, SendStatus};
use crate::message::{Message, MessageExt, properties};
use crate::names::{self, GroupName, TopicName};
use crate::protocol::RequestCode;
use crate::protocol::bodies::topic::TopicOffset;
use crate::types::UnixMs;
use bytestring::ByteString;
