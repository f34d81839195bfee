//! Frames of a real conversation between Apache's 5.4.0 client, name server and broker: ours reads every one, and writes the same back.

use mq_core::protocol::bodies::{client, group, namesrv, offset, route, topic};
use mq_core::protocol::headers::{
    admin, client as clients, group as groups, namesrv as ns, offset as offsets, pull, query, send, topic as topics,
};
use mq_core::protocol::{Command, FRAME_LEN_MAX, Fields, Head, HeaderEncoding, WireHeader, lenient_json, put_command, take_command};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What 5.x clients add to every header and nobody needs; and letters that repeat what is known.
const IGNORED_KEYS: [&str; 11] =
    ["ns", "nsd", "bname", "oway", "lo", "ReqT", "requestSource", "proxyFrowardClientId", "_UNIQUE_KEY_QUERY", "lastKey", "committed"];

struct Golden {
    name: String,
    /// The code of the request, also for answers, which carry it in the file's name.
    request: i32,
    is_answer: bool,
    command: Command,
}

fn golden_frames() -> Vec<Golden> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden/frames");
    let mut frames = Vec::new();
    for folder in std::fs::read_dir(&root).unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "bin") {
                continue;
            }
            let name = path.strip_prefix(&root).unwrap().display().to_string();
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            let mut bytes = std::fs::read(&path).unwrap().as_slice().into();
            let command = take_command(&mut bytes, FRAME_LEN_MAX).unwrap().unwrap_or_else(|| panic!("{name} is cut"));
            assert!(bytes.is_empty(), "{name} holds more than one frame");
            let request = stem.split('-').next().unwrap().parse().unwrap();
            frames.push(Golden { name, request, is_answer: stem.contains("res"), command });
        }
    }
    assert!(frames.len() > 80, "only {} golden frames found", frames.len());
    frames
}

/// The fields that the header `H` writes after reading them from the frame.
fn rewritten<H: WireHeader>(command: &Command) -> Result<Fields, mq_core::protocol::HeaderError> {
    let header: H = command.header()?;
    let mut out = Default::default();
    put_command(&mut out, HeaderEncoding::Json, &Head::default(), &header, b"");
    Ok(take_command(&mut out[..].into(), FRAME_LEN_MAX).unwrap().unwrap().fields)
}

fn request_header(code: i32, command: &Command) -> Option<Result<Fields, mq_core::protocol::HeaderError>> {
    Some(match code {
        10 | 310 | 320 => rewritten::<send::SendMessage>(command),
        11 | 361 => rewritten::<pull::PullMessage>(command),
        12 => rewritten::<query::QueryMessage>(command),
        14 => rewritten::<offsets::QueryConsumerOffset>(command),
        15 => rewritten::<offsets::UpdateConsumerOffset>(command),
        17 => rewritten::<topics::CreateTopic>(command),
        29 => rewritten::<offsets::SearchOffset>(command),
        30..=32 => rewritten::<offsets::QueueRef>(command),
        33 => rewritten::<query::ViewMessage>(command),
        35 => rewritten::<clients::UnregisterClient>(command),
        36 => rewritten::<send::ConsumerSendMsgBack>(command),
        38 | 40 | 203 => rewritten::<clients::ConsumerGroupRef>(command),
        100 => rewritten::<ns::PutKvConfig>(command),
        101 | 102 => rewritten::<ns::KvConfigRef>(command),
        103 => rewritten::<ns::RegisterBroker>(command),
        104 => rewritten::<ns::BrokerRef>(command),
        105 => rewritten::<topics::GetRouteInfo>(command),
        202 | 215 | 300 | 351 => rewritten::<topics::TopicRef>(command),
        205 | 327 => rewritten::<ns::BrokerNameRef>(command),
        207 => rewritten::<groups::DeleteSubscriptionGroup>(command),
        208 => rewritten::<groups::GetConsumeStats>(command),
        216 => rewritten::<topics::DeleteTopicInNamesrv>(command),
        222 => rewritten::<offsets::ResetOffset>(command),
        _ => return None,
    })
}

fn answer_header(request: i32, command: &Command) -> Option<Result<Fields, mq_core::protocol::HeaderError>> {
    if command.fields.is_empty() {
        return None;
    }
    Some(match request {
        10 | 310 | 320 if command.head.code == 0 => rewritten::<send::SendMessageResponse>(command),
        11 | 361 if command.head.code != 25 => rewritten::<pull::PullMessageResponse>(command),
        12 => rewritten::<query::QueryMessageResponse>(command),
        14 | 29 | 30 | 31 if command.head.code == 0 => rewritten::<offsets::OffsetResponse>(command),
        26 => rewritten::<admin::GetBrokerConfigResponse>(command),
        32 => rewritten::<offsets::TimestampResponse>(command),
        34 => rewritten::<clients::HeartbeatResponse>(command),
        101 if command.head.code == 0 => rewritten::<ns::KvConfigValue>(command),
        103 => rewritten::<ns::RegisterBrokerResponse>(command),
        205 => rewritten::<ns::WipeWritePermResponse>(command),
        327 => rewritten::<ns::AddWritePermResponse>(command),
        _ => return None,
    })
}

fn as_map(fields: &Fields) -> BTreeMap<String, String> {
    let pairs = fields.iter().map(|field| (field.key().to_owned(), String::from_utf8_lossy(field.bytes()).into_owned()));
    pairs.filter(|(key, value)| !IGNORED_KEYS.contains(&key.as_str()) && !value.is_empty()).collect()
}

#[test]
fn headers_of_apache_are_read_and_written_back() {
    let mut seen = 0;
    for golden in golden_frames() {
        let rewritten =
            if golden.is_answer { answer_header(golden.request, &golden.command) } else { request_header(golden.request, &golden.command) };
        let Some(rewritten) = rewritten else { continue };
        let rewritten = as_map(&rewritten.unwrap_or_else(|error| panic!("{}: {error}", golden.name)));
        for (key, value) in as_map(&golden.command.fields) {
            assert_eq!(rewritten.get(&key), Some(&value), "{}: field {key}", golden.name);
        }
        seen += 1;
    }
    assert!(seen > 60, "only {seen} headers compared");
}

/// Reads the body as `T`, writes it, and compares what both say; members that only Apache writes may be missing in ours.
fn same_body<T: serde::de::DeserializeOwned + serde::Serialize>(name: &str, body: &[u8]) {
    let ours: T = lenient_json::from_slice(body).unwrap_or_else(|error| panic!("{name}: {error}"));
    let ours: Value = lenient_json::from_slice(&lenient_json::to_vec(&ours)).unwrap();
    let theirs: Value = lenient_json::from_slice(body).unwrap();
    assert_covers(name, &ours, &theirs);
}

/// Every member that both have is equal, and of the members of `theirs` only a few known ones are missing in `ours`.
fn assert_covers(name: &str, ours: &Value, theirs: &Value) {
    const NOT_OURS: [&str; 5] =
        ["mappingDataVersion", "topicQueueMappingInfoMap", "topicQueueMappingDetailMap", "topicQueueMappingByBroker", "mappingDetail"];
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            for (key, theirs) in theirs.iter().filter(|(key, _)| !NOT_OURS.contains(&key.as_str())) {
                let ours = ours.get(key).unwrap_or_else(|| panic!("{name}: member {key} is missing"));
                assert_covers(name, ours, theirs);
            }
        }
        (Value::Array(ours), Value::Array(theirs)) => {
            assert_eq!(ours.len(), theirs.len(), "{name}");
            ours.iter().zip(theirs).for_each(|(ours, theirs)| assert_covers(name, ours, theirs));
        }
        _ => assert_eq!(ours, theirs, "{name}"),
    }
}

#[test]
fn bodies_of_apache_are_read_and_written_back() {
    let mut seen = 0;
    for golden in golden_frames().iter().filter(|golden| !golden.command.body.is_empty()) {
        let (name, body) = (&golden.name, &golden.command.body);
        match (golden.is_answer, golden.request) {
            (false, 34) => same_body::<client::HeartbeatData>(name, body),
            (false, 41 | 42) => same_body::<client::LockBatch>(name, body),
            (false, 103) => same_body::<namesrv::RegisterBrokerBody>(name, body),
            (false, 200) => same_body::<group::SubscriptionGroupConfig>(name, body),
            (true, 21) => same_body::<topic::TopicConfigTable>(name, body),
            (true, 28) => same_body::<namesrv::KvTable>(name, body),
            (true, 38) => same_body::<client::ConsumerIdList>(name, body),
            (true, 41) => same_body::<client::LockBatchResponse>(name, body),
            (true, 105) => same_body::<route::TopicRouteData>(name, body),
            (true, 106) => same_body::<route::ClusterInfo>(name, body),
            (true, 201) => same_body::<group::SubscriptionGroupTable>(name, body),
            (true, 202) => same_body::<topic::TopicStatsTable>(name, body),
            (true, 203) => same_body::<client::ConsumerConnection>(name, body),
            (true, 206) => same_body::<topic::TopicList>(name, body),
            (true, 208) => same_body::<group::ConsumeStats>(name, body),
            (true, 222) => same_body::<offset::ResetOffsetBody>(name, body),
            (true, 300) => same_body::<group::GroupList>(name, body),
            (true, 351) => same_body::<topic::TopicConfig>(name, body),
            _ => continue,
        }
        seen += 1;
    }
    assert!(seen > 15, "only {seen} bodies compared");
}

#[test]
fn messages_in_pulls_are_read_whole() {
    for golden in golden_frames()
        .iter()
        .filter(|golden| golden.is_answer && matches!(golden.request, 11 | 361 | 12 | 33) && golden.command.head.code == 0)
    {
        let messages: Result<Vec<_>, _> = mq_core::message::MessageExt::decode_all(golden.command.body.clone()).collect();
        let messages = messages.unwrap_or_else(|error| panic!("{}: {error}", golden.name));
        assert!(!messages.is_empty(), "{}", golden.name);
    }
}
