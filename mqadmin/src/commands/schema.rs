//! `mqadmin schema`: the JSON Schema of what a command prints with `-o json`, derived from the columns that the command declares.

use super::{
    acl, backup, bench, broker, bulk, bundle, client, cluster, context, controller, delay, diff, dlq, doctor, explain, group, ha, lag, msg,
    namesrv, offset, plan, stats, topic, trace, tx, user,
};
use crate::args::Cli;
use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, json_schema, list, text};
use crate::rails::{PLAN, outcome};
use crate::session::Session;
use clap::CommandFactory;

/// A command, or nothing for a list.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  mqadmin schema\n  mqadmin schema topic ls > topic-ls.schema.json\n  mqadmin schema mqadmin.lag.queues/1\n\nClass: read. Schema: mqadmin.schema/1"
)]
pub struct Args {
    /// A command, as `topic ls`, or the name of a document, as `mqadmin.topic.ls/1`
    pub command: Vec<String>,
}

pub const LIST: Shape = Shape::new("mqadmin.schema/1", &[text("command"), list("schemas")]);

macro_rules! shapes {
    ($($command:literal => $($shape:expr),+;)*) => { &[$( ($command, &[$($shape),+]) ),*] };
}

/// Every command that prints documents, with the shapes that they may have. Not here: what prints no rows.
pub const SHAPES: &[(&str, &[Shape])] = shapes! {
    "cluster ls" => cluster::LS;
    "cluster describe" => broker::LS;
    "cluster rt" => cluster::rt::RT;
    "broker ls" => broker::LS;
    "broker stats" => broker::STATS;
    "broker config get" => broker::CONFIG;
    "broker config set" => outcome("mqadmin.broker.config.set/1");
    "broker config diff" => diff::DIFF;
    "broker drain" => outcome("mqadmin.broker.drain/1");
    "broker undrain" => outcome("mqadmin.broker.undrain/1");
    "broker clean" => outcome("mqadmin.broker.clean/1");
    "broker cold ls" => broker::care::COLD;
    "broker cold limit" => outcome("mqadmin.broker.cold.limit/1");
    "broker cold free" => outcome("mqadmin.broker.cold.free/1");
    "broker timer" => outcome("mqadmin.broker.timer/1");
    "broker readahead" => outcome("mqadmin.broker.readahead/1");
    "namesrv ls" => namesrv::LS;
    "namesrv config get" => namesrv::CONFIG;
    "namesrv config set" => outcome("mqadmin.namesrv.config.set/1");
    "namesrv kv ls" => namesrv::KV;
    "namesrv kv get" => namesrv::KV;
    "namesrv kv put" => outcome("mqadmin.namesrv.kv.put/1");
    "namesrv kv rm" => outcome("mqadmin.namesrv.kv.rm/1");
    "namesrv diff" => diff::DIFF;
    "topic ls" => topic::LS;
    "topic describe" => topic::DESCRIBE;
    "topic route" => topic::ROUTE;
    "topic status" => topic::STATUS;
    "topic create" => outcome("mqadmin.topic.create/1");
    "topic delete" => outcome("mqadmin.topic.delete/1");
    "topic perm" => outcome("mqadmin.topic.perm/1");
    "topic order" => namesrv::KV, outcome("mqadmin.topic.order/1");
    "topic allocate" => topic::more::ALLOCATE;
    "topic mapping show" => topic::mapping::MAPPING;
    "topic mapping create" => outcome("mqadmin.topic.mapping.create/1");
    "topic mapping move" => outcome("mqadmin.topic.mapping.move/1");
    "topic mapping apply" => outcome("mqadmin.topic.mapping.apply/1");
    "topic apply" => outcome("mqadmin.topic.apply/1");
    "group ls" => group::LS;
    "group describe" => group::DESCRIBE;
    "group clients" => group::CLIENTS;
    "group create" => outcome("mqadmin.group.create/1");
    "group delete" => outcome("mqadmin.group.delete/1");
    "group apply" => outcome("mqadmin.group.apply/1");
    "group stack" => group::more::STACK;
    "group mode" => outcome("mqadmin.group.mode/1");
    "client ls" => client::LS;
    "client describe" => client::DESCRIBE;
    "stats" => stats::STATS;
    "ha ls" => ha::LS;
    "ha epoch" => ha::EPOCH;
    "ha reset-flush" => outcome("mqadmin.ha.reset-flush/1");
    "controller meta" => controller::META;
    "controller sync" => controller::SYNC;
    "controller config get" => controller::CONFIG;
    "controller config set" => outcome("mqadmin.controller.config.set/1");
    "controller elect" => outcome("mqadmin.controller.elect/1");
    "controller clean" => outcome("mqadmin.controller.clean/1");
    "container add" => outcome("mqadmin.container.add/1");
    "container rm" => outcome("mqadmin.container.rm/1");
    "user ls" => user::LS;
    "user create" => outcome("mqadmin.user.create/1");
    "user update" => outcome("mqadmin.user.update/1");
    "user rm" => outcome("mqadmin.user.rm/1");
    "user copy" => outcome("mqadmin.user.copy/1");
    "acl ls" => acl::LS;
    "acl create" => outcome("mqadmin.acl.create/1");
    "acl update" => outcome("mqadmin.acl.update/1");
    "acl rm" => outcome("mqadmin.acl.rm/1");
    "acl copy" => outcome("mqadmin.acl.copy/1");
    "diff broker" => diff::DIFF;
    "diff topic" => diff::DIFF;
    "diff group" => diff::DIFF;
    "diff namesrv" => diff::DIFF;
    "diff context" => diff::DIFF;
    "diff backup" => diff::DIFF;
    "backup create" => backup::SHOW;
    "backup show" => backup::SHOW;
    "backup verify" => backup::SHOW;
    "restore plan" => PLAN;
    "restore apply" => outcome("mqadmin.apply/1");
    "bundle" => bundle::FILES;
    "lag" => lag::GROUPS, lag::QUEUES;
    "lag top" => lag::GROUPS;
    "lag history" => lag::HISTORY;
    "offset show" => offset::SHOW;
    "offset reset" => outcome("mqadmin.offset.reset/1"), offset::PLAN;
    "offset skip" => outcome("mqadmin.offset.reset/1"), offset::PLAN;
    "offset clone" => outcome("mqadmin.offset.reset/1"), offset::PLAN;
    "offset import" => outcome("mqadmin.offset.reset/1"), offset::PLAN;
    "msg get" => msg::peek::COLUMNS;
    "msg peek" => msg::peek::COLUMNS;
    "msg tail" => msg::peek::COLUMNS;
    "msg find" => msg::peek::COLUMNS;
    "msg count" => msg::count::COLUMNS;
    "msg decode-id" => msg::look::IDS;
    "msg cq" => msg::look::ENTRIES;
    "msg replay" => Shape::new("mqadmin.msg.replay/1", bulk::COLUMNS);
    "msg import" => Shape::new("mqadmin.msg.import/1", bulk::COLUMNS);
    "msg send" => msg::send::COLUMNS;
    "trace" => trace::COLUMNS;
    "dlq ls" => dlq::LS;
    "dlq peek" => msg::peek::COLUMNS;
    "dlq stats" => dlq::stats::COLUMNS;
    "dlq show" => msg::peek::COLUMNS;
    "dlq ack" => outcome("mqadmin.dlq.ack/1");
    "dlq resend" => Shape::new("mqadmin.dlq.resend/3", bulk::COLUMNS);
    "dlq fix-perm" => outcome("mqadmin.dlq.fix-perm/1");
    "dlq purge" => outcome("mqadmin.dlq.purge/1");
    "delay ls" => delay::LS;
    "delay recall" => delay::RECALL;
    "tx ls" => tx::LS;
    "tx recheck" => outcome("mqadmin.tx.recheck/1");
    "bench send" => bench::report::COLUMNS;
    "bench consume" => bench::report::COLUMNS;
    "bench e2e" => bench::report::COLUMNS;
    "bench diff" => bench::report::DIFF;
    "doctor" => doctor::COLUMNS;
    "check" => doctor::COLUMNS;
    "context ls" => context::LS;
    "context show" => context::SHOW;
    "apply" => outcome("mqadmin.apply/1");
    "undo ls" => plan::PLANS;
    "undo show" => PLAN;
    "undo apply" => outcome("mqadmin.apply/1");
    "audit ls" => plan::AUDIT;
    "audit show" => plan::RESULTS;
    "schema" => LIST;
    "explain" => explain::COLUMNS;
    "version" => super::VERSION;
};

/// Prints it.
///
/// # Errors
/// There is no such command, or it prints no documents.
pub fn run(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    if args.command.is_empty() {
        let mut report = Report::of(&LIST);
        let names = |shapes: &[Shape]| Cell::List(shapes.iter().map(|shape| shape.schema.to_owned()).collect());
        report.rows = SHAPES.iter().map(|(command, shapes)| vec![Cell::text(*command), names(shapes)]).collect();
        return session.show(report);
    }
    let schema = match of_document(&args.command) {
        Some(shape) => json_schema(&shape),
        None => of_command(&canonical(&args.command)?)?,
    };
    session.io.print_line(&serde_json::to_string_pretty(&schema).expect("values become JSON"));
    Ok(failure::DONE)
}

fn of_document(words: &[String]) -> Option<Shape> {
    let [name] = words else { return None };
    SHAPES.iter().flat_map(|(_, shapes)| *shapes).find(|shape| shape.schema == name).copied()
}

fn of_command(command: &str) -> Result<serde_json::Value, Failure> {
    match SHAPES.iter().find(|(known, _)| *known == command) {
        Some((_, [shape])) => Ok(json_schema(shape)),
        Some((_, shapes)) => Ok(serde_json::json!({"anyOf": shapes.iter().map(json_schema).collect::<Vec<_>>()})),
        None => Err(Failure::not_found("schema", command).because("it prints no documents").hint("mqadmin schema")),
    }
}

/// The command's own words: aliases resolved.
fn canonical(words: &[String]) -> Result<String, Failure> {
    let (mut command, mut path) = (Cli::command(), Vec::new());
    command.build();
    for word in words {
        let found = command.find_subcommand(word).cloned();
        command = found.ok_or_else(|| Failure::not_found("command", &words.join(" ")).hint("mqadmin schema"))?;
        path.push(command.get_name().to_owned());
    }
    Ok(path.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Commands that print no rows.
    const PLAIN: &[&str] = &[
        "context add",
        "context use",
        "context current",
        "context rm",
        "dlq export",
        "msg export",
        "offset export",
        "completion",
        "man",
        "lag record",
    ];

    fn leaves(command: &clap::Command, path: &str, found: &mut Vec<(String, String)>) {
        for sub in command.get_subcommands() {
            let path = format!("{path} {}", sub.get_name()).trim().to_owned();
            let help = sub.get_after_help().map(ToString::to_string).unwrap_or_default();
            if sub.has_subcommands() {
                leaves(sub, &path, found);
            }
            // A noun may do something by itself.
            if !sub.has_subcommands() || help.contains("Schema: ") {
                found.push((path, help));
            }
        }
    }

    #[test]
    fn every_command_has_shapes_or_is_known_to_print_none_and_its_help_names_them() {
        let mut commands = Vec::new();
        let mut tree = Cli::command();
        tree.build();
        leaves(&tree, "", &mut commands);
        for (command, help) in &commands {
            let said = help.rsplit_once("Schema: ").map(|(_, said)| said.lines().next().unwrap_or_default().to_owned());
            let shapes = SHAPES.iter().find(|(known, _)| known == command);
            let declared = shapes.map(|(_, shapes)| shapes.iter().map(|shape| shape.schema).collect::<Vec<_>>().join(", "));
            assert_eq!(said, declared, "{command}: its help, and what is declared");
            assert!(declared.is_some() || PLAIN.contains(&command.as_str()), "{command} declares no shape");
            assert!(help.matches("\n  mqadmin ").count() >= 2 || command == "context current", "{command} wants two examples");
        }
        let known: BTreeSet<_> = commands.iter().map(|(command, _)| command.as_str()).collect();
        for (command, _) in SHAPES {
            assert!(known.contains(command), "{command} is no command");
        }
    }

    #[test]
    fn documents_of_one_name_have_one_shape() {
        let all: Vec<_> = SHAPES.iter().flat_map(|(_, shapes)| *shapes).collect();
        for shape in &all {
            let same = all.iter().filter(|other| other.schema == shape.schema);
            assert!(same.clone().all(|other| json_schema(other) == json_schema(shape)), "{}", shape.schema);
        }
    }

    #[test]
    fn aliases_are_followed() {
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(canonical(&words("topics list")).unwrap(), "topic ls");
        assert_eq!(canonical(&words("topic nope")).unwrap_err().exit, failure::NOT_FOUND);
    }
}
