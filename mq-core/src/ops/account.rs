//! As whom the tools sign their requests, and where that was found.
//!
//! Secrets never travel in options. The order: the environment, the saved cluster, Apache's `tools.yml` below `ROCKETMQ_HOME`.

use super::context::Context;
use crate::protocol::Credentials;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The account's name in the environment.
pub const ACCESS_KEY: &str = "MQADMIN_ACCESS_KEY";
/// The account's secret in the environment.
pub const SECRET_KEY: &str = "MQADMIN_SECRET_KEY";

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The account's name.
    pub access_key: String,
    /// Where it was found: a variable, `context prod`, a file.
    pub from: String,
    secret: Secret,
}

/// Where the secret is.
#[derive(Clone, PartialEq, Eq)]
enum Secret {
    Known(String),
    File(PathBuf),
    Command(String),
    Nowhere,
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Known(_) => f.write_str("Known"),
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Command(command) => f.debug_tuple("Command").field(command).finish(),
            Self::Nowhere => f.write_str("Nowhere"),
        }
    }
}

/// Why there is a name and no secret.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// It is not said where the secret is.
    #[error("the access key of {from} has no secret: set {SECRET_KEY}, or secret_file or secret_command of the context")]
    NoSecret {
        /// Where the name was found.
        from: String,
    },
    /// The file cannot be read.
    #[error("the secret of {from}: {}: {error}", .path.display())]
    File {
        /// Where the name was found.
        from: String,
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The command failed.
    #[error("the secret of {from}: `{command}`: {reason}")]
    Command {
        /// Where the name was found.
        from: String,
        /// The command.
        command: String,
        /// How it ended.
        reason: String,
    },
}

/// Who signs, by the environment that `get` knows and the saved cluster in use with its name. Nothing is run or asked for yet.
pub fn find(get: impl Fn(&str) -> Option<String>, context: Option<(&Context, &str)>) -> Option<Account> {
    let set = |name: &str| get(name).filter(|value| !value.is_empty());
    let secret = || set(SECRET_KEY).map_or(Secret::Nowhere, Secret::Known);
    if let Some(access_key) = set(ACCESS_KEY) {
        return Some(Account { access_key, from: ACCESS_KEY.to_owned(), secret: secret() });
    }
    if let Some((context, from)) = context
        && let Some(access_key) = context.access_key.clone()
    {
        let secret = match (&context.secret_file, &context.secret_command) {
            (Some(file), _) => Secret::File(file.into()),
            (None, Some(command)) => Secret::Command(command.clone()),
            (None, None) => secret(),
        };
        return Some(Account { access_key, from: from.to_owned(), secret });
    }
    let path = PathBuf::from(set("ROCKETMQ_HOME")?).join("conf/tools.yml");
    // Apache's tools take a file that is not there, or lacks one of the two, for no account.
    let text = std::fs::read_to_string(&path).ok()?;
    let (access_key, secret) = (yaml_text(&text, "accessKey")?, yaml_text(&text, "secretKey")?);
    Some(Account { access_key, from: path.display().to_string(), secret: Secret::Known(secret) })
}

/// The value of a top-level key in a YAML file of plain or quoted texts.
fn yaml_text(text: &str, key: &str) -> Option<String> {
    let line = text.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix(':'))?.trim();
    let value = match line.chars().next()? {
        quote @ ('"' | '\'') => line[1..].split(quote).next()?,
        _ => line.split(" #").next()?.trim_end(),
    };
    (!value.is_empty()).then(|| value.to_owned())
}

impl Account {
    /// The name and the secret; reads the file or runs the command that has it.
    ///
    /// # Errors
    /// There is no secret, or it cannot be had.
    pub fn credentials(&self) -> Result<Credentials, AccountError> {
        let from = || self.from.clone();
        let secret = match &self.secret {
            Secret::Known(text) => text.clone(),
            Secret::File(path) => {
                std::fs::read_to_string(path).map_err(|error| AccountError::File { from: from(), path: path.clone(), error })?
            }
            Secret::Command(command) => {
                printed_by(command).map_err(|reason| AccountError::Command { from: from(), command: command.clone(), reason })?
            }
            Secret::Nowhere => String::new(),
        };
        match secret.trim() {
            "" => Err(AccountError::NoSecret { from: from() }),
            secret => Ok(Credentials::new(&*self.access_key, secret)),
        }
    }
}

fn printed_by(command: &str) -> Result<String, String> {
    let ended = Command::new("sh").args(["-c", command]).stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let ended = ended.map_err(|error| error.to_string())?;
    if !ended.status.success() {
        return Err(ended.status.to_string());
    }
    String::from_utf8(ended.stdout).map_err(|_| "it printed no text".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn found(env: &[(&str, &str)], context: Option<&Context>) -> Option<(String, Result<Credentials, String>)> {
        let env: HashMap<_, _> = env.iter().copied().collect();
        let account = find(|name| env.get(name).map(|value| (*value).to_owned()), context.map(|context| (context, "context prod")));
        account.map(|account| (account.from.clone(), account.credentials().map_err(|error| error.to_string())))
    }

    #[test]
    fn the_environment_goes_before_the_context_and_that_before_tools_yml() {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("conf")).unwrap();
        let yaml = home.path().join("conf/tools.yml");
        std::fs::write(&yaml, "#accessKey: no\naccessKey: \"RocketMQ\" # ours\nsecretKey : 12345678\n").unwrap();
        let env = [("ROCKETMQ_HOME", home.path().to_str().unwrap()), (ACCESS_KEY, "me"), (SECRET_KEY, "secret")];
        let file = home.path().join("secret");
        std::fs::write(&file, "from file\n").unwrap();
        let context = Context { access_key: Some("saved".into()), secret_file: Some(file.to_str().unwrap().into()), ..Context::default() };
        let is = |from: &str, key: &str, secret: &str| Some((from.to_owned(), Ok(Credentials::new(key, secret))));
        assert_eq!(found(&env, Some(&context)), is(ACCESS_KEY, "me", "secret"));
        assert_eq!(found(&env[..1], Some(&context)), is("context prod", "saved", "from file"));
        let command = Context { secret_file: None, secret_command: Some("echo told".into()), ..context.clone() };
        assert_eq!(found(&env[..1], Some(&command)), is("context prod", "saved", "told"));
        assert_eq!(found(&env[..1], None), is(yaml.to_str().unwrap(), "RocketMQ", "12345678"));
        assert_eq!(found(&[], None), None);
    }

    #[test]
    fn a_name_without_a_secret_is_an_error_that_names_its_origin() {
        let (from, error) = found(&[(ACCESS_KEY, "me")], None).unwrap();
        assert!(from == ACCESS_KEY && error.unwrap_err().contains("MQADMIN_ACCESS_KEY has no secret"));
        let failing = Context { access_key: Some("a".into()), secret_command: Some("exit 3".into()), ..Context::default() };
        assert!(found(&[], Some(&failing)).unwrap().1.unwrap_err().contains("`exit 3`: exit status: 3"));
        let gone = Context { access_key: Some("a".into()), secret_file: Some("/no/such".into()), ..Context::default() };
        assert!(found(&[], Some(&gone)).unwrap().1.unwrap_err().starts_with("the secret of context prod: /no/such: "));
    }
}
