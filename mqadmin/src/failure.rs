//! How a command fails: one exit code for each kind of failure, one shape for people and one for programs.

use mq_core::admin::AdminError;
use mq_core::ops::static_topic::StaticTopicError;
use mq_core::protocol::{RequestCode, ResponseCode};
use serde_json::{Value, json};

/// Done; of a read: the answer is complete.
pub const DONE: u8 = 0;
/// A broker refused, a file could not be read, a bug.
pub const FAILED: u8 = 1;
/// The command line cannot work.
pub const USAGE: u8 = 2;
/// What was named does not exist.
pub const NOT_FOUND: u8 = 3;
/// Some targets failed; the answer is incomplete.
pub const PARTIAL: u8 = 4;
/// Nobody answered.
pub const UNREACHABLE: u8 = 5;
/// Authentication or permission.
pub const DENIED: u8 = 6;
/// Not confirmed, or the context is read-only: nothing was sent.
pub const NOT_CONFIRMED: u8 = 7;
/// The world is not as the command needs it, or not as it left it.
pub const PRECONDITION: u8 = 8;
/// The broker, or this version of the program, cannot do it.
pub const UNSUPPORTED: u8 = 9;

/// A command that failed.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The program's exit code.
    pub exit: u8,
    /// A stable name, such as `CONSUMER_NOT_ONLINE`.
    pub code: Box<str>,
    /// What failed, on which target.
    pub message: Box<str>,
    /// Why, in the words of whoever refused; may be empty.
    pub because: Box<str>,
    /// A command to type next; may be empty.
    pub hint: Box<str>,
    /// Who refused or did not answer.
    pub target: Option<Box<str>>,
    /// What was asked and answered.
    pub rpc: Option<(RequestCode, Option<ResponseCode>)>,
    /// Whether the same command may succeed a little later.
    pub retryable: bool,
}

impl Failure {
    /// With that exit code and name.
    pub fn new(exit: u8, code: &str, message: impl Into<String>) -> Self {
        Self {
            exit,
            code: code.into(),
            message: message.into().into_boxed_str(),
            because: Box::default(),
            hint: Box::default(),
            target: None,
            rpc: None,
            retryable: false,
        }
    }

    /// The command line cannot work.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(USAGE, "USAGE", message)
    }

    /// What was named does not exist.
    pub fn not_found(what: &str, name: &str) -> Self {
        Self::new(NOT_FOUND, &format!("{}_NOT_FOUND", what.to_ascii_uppercase()), format!("no {what} `{name}`"))
    }

    /// With a command to type next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into().into_boxed_str();
        self
    }

    /// With the reason.
    #[must_use]
    pub fn because(mut self, because: impl Into<String>) -> Self {
        self.because = because.into().into_boxed_str();
        self
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = format!("error: {}", self.message);
        if !self.because.is_empty() {
            text += &format!("\n  because: {}", self.because);
        }
        if !self.hint.is_empty() {
            text += &format!("\n  try: {}", self.hint);
        }
        text
    }

    /// For programs.
    pub fn json(&self) -> Value {
        let rpc = self.rpc.map(
            |(request, code)| json!({"request": request.to_string(), "response_code": code.map(|code| code.0), "remark": self.because}),
        );
        json!({"error": {
            "code": self.code, "exit": self.exit, "message": self.message, "target": self.target.as_ref().map(|addr| json!({"addr": addr})),
            "because": self.because, "rpc": rpc, "retryable": self.retryable, "hint": self.hint,
        }})
    }
}

impl From<AdminError> for Failure {
    fn from(error: AdminError) -> Self {
        match error {
            AdminError::Refused { target, request, code, remark } => refused(target, request, code, &remark),
            AdminError::Unreachable { target, request, error } => Self {
                target: Some(target.as_str().into()),
                rpc: Some((request, None)),
                retryable: true,
                ..Self::new(UNREACHABLE, "UNREACHABLE", format!("{target} cannot be reached")).because(error.to_string())
            },
            AdminError::Deadline { target, request } => Self {
                target: Some(target.as_str().into()),
                rpc: Some((request, None)),
                retryable: true,
                ..Self::new(UNREACHABLE, "DEADLINE", format!("no time left to ask {target}")).hint("a longer --deadline")
            },
            AdminError::BadAnswer { target, request, reason } => Self {
                target: Some(target.as_str().into()),
                rpc: Some((request, None)),
                ..Self::new(FAILED, "BAD_ANSWER", format!("{target} answered {request} with something unreadable")).because(reason)
            },
            AdminError::NotFound { what, name } => Self::not_found(what, &name).hint(listing(what)),
            AdminError::NoNameServer { reason } => {
                Self::new(UNREACHABLE, "NO_NAME_SERVER", "no name server is known").because(reason).hint("mqadmin -n HOST:9876 …")
            }
            AdminError::Illegal { what, reason } => Self::usage(format!("illegal {what}: {reason}")),
        }
    }
}

impl From<StaticTopicError> for Failure {
    fn from(error: StaticTopicError) -> Self {
        match error {
            StaticTopicError::Admin(error) => error.into(),
            StaticTopicError::Unknown { topic } => {
                Self::not_found("topic", &topic).because("no broker has a static topic of that name").hint("mqadmin topic mapping create")
            }
            StaticTopicError::NoMaster { .. } => Self::new(PRECONDITION, "NO_MASTER", error.to_string()).hint("mqadmin broker ls"),
            StaticTopicError::NotMore { .. }
            | StaticTopicError::Plain { .. }
            | StaticTopicError::Broker { .. }
            | StaticTopicError::Queue { .. } => Self::new(PRECONDITION, "MAPPING", error.to_string()),
        }
    }
}

fn refused(target: String, request: RequestCode, code: ResponseCode, remark: &str) -> Failure {
    let first_line = remark.lines().next().unwrap_or_default();
    let because = format!("{first_line} (code {}, request {request})", code.0);
    let exit = match code {
        ResponseCode::TOPIC_NOT_EXIST
        | ResponseCode::QUERY_NOT_FOUND
        | ResponseCode::SUBSCRIPTION_GROUP_NOT_EXIST
        | ResponseCode::NO_MESSAGE
        | ResponseCode::USER_NOT_EXIST
        | ResponseCode::POLICY_NOT_EXIST => NOT_FOUND,
        ResponseCode::NO_PERMISSION => DENIED,
        // Brokers of 4.x say it in words.
        ResponseCode::SYSTEM_ERROR if first_line.contains("AclException") => DENIED,
        ResponseCode::CONSUMER_NOT_ONLINE => PRECONDITION,
        ResponseCode::REQUEST_CODE_NOT_SUPPORTED | ResponseCode::VERSION_NOT_SUPPORTED => UNSUPPORTED,
        _ => FAILED,
    };
    let name = if exit == UNSUPPORTED { "UNSUPPORTED_BY_BROKER".to_owned() } else { code.to_string() };
    Failure {
        target: Some(target.as_str().into()),
        rpc: Some((request, Some(code))),
        retryable: matches!(code, ResponseCode::SYSTEM_BUSY | ResponseCode::SERVICE_NOT_AVAILABLE | ResponseCode::FLOW_CONTROL),
        ..Failure::new(exit, &name, format!("{target} refused: {code}")).because(because).hint(format!("mqadmin explain {}", code.0))
    }
}

/// What lists the things among which `what` was not found.
fn listing(what: &str) -> &'static str {
    match what {
        "topic" => "mqadmin topic ls --all",
        "group" => "mqadmin group ls --all",
        "broker" => "mqadmin broker ls",
        "cluster" => "mqadmin cluster ls",
        _ => "",
    }
}
