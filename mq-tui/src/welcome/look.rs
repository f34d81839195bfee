//! How the way to a cluster looks: one frame for each step, with its keys below.

use super::{Step, Welcome};
use crate::layout;
use crate::pen::{Area, Pen};
use crate::state::Clock;
use crate::table::symbol;
use crate::text;
use crate::theme::{Role, Theme};
use jiff::tz::TimeZone;
use mq_core::ops::context::{Context, Protect};
use ratatui::buffer::Buffer;

/// Cells for the name of a saved cluster.
const NAME_CELLS: usize = 20;
/// Rules for addresses that are shown.
const RULES_SHOWN: usize = 3;

/// Draws `welcome` into `buffer`.
pub fn draw(welcome: &Welcome, theme: Theme, buffer: &mut Buffer) {
    let clock = Clock { local: TimeZone::UTC, utc: true };
    let mut pen = Pen { buffer, theme, clock: &clock };
    let (mut rest, mut footer) = pen.area().split_bottom(1);
    if !layout::is_big_enough((rest.width, rest.height + 1)) {
        pen.line(&mut rest, "terminal too small", Role::Title);
        return;
    }
    pen.line(&mut rest, " mq-tui   no cluster was named", Role::Title);
    pen.line(&mut rest, "", Role::Plain);
    let keys = match &welcome.step {
        Step::Choose => choice(welcome, &mut pen, rest),
        Step::Type | Step::Test => addresses(welcome, &mut pen, rest),
        Step::Told | Step::Name(_) => told(welcome, &mut pen, rest),
    };
    pen.line(&mut footer, &format!(" {keys}"), Role::Dim);
}

fn choice(welcome: &Welcome, pen: &mut Pen<'_>, area: Area) -> String {
    let mut rest = pen.heading(area, "SAVED CLUSTERS", true);
    // The row after the last is for another cluster.
    let rows = welcome.contexts.contexts.len() + 1;
    let room = usize::from(rest.height).max(1);
    let top = (welcome.cursor + 1).saturating_sub(room);
    for at in top..rows.min(top + room) {
        let line = match welcome.contexts.contexts.iter().nth(at) {
            Some((name, context)) => saved(name, context, welcome.contexts.current.as_ref() == Some(name)),
            None => "another cluster ...".into(),
        };
        let (sign, role) = if at == welcome.cursor { (">", Role::Cursor) } else { (" ", Role::Plain) };
        pen.parts(&mut rest, &[(sign, Role::Plain), (&format!(" {line} "), role)]);
    }
    "j/k move  Enter open  n another cluster  q quit".into()
}

/// A saved cluster in one line.
fn saved(name: &str, context: &Context, is_current: bool) -> String {
    let pad = " ".repeat(NAME_CELLS.saturating_sub(text::width(name)));
    let protect = match context.protect {
        Protect::None => "",
        Protect::Confirm => "   confirm",
        Protect::Readonly => "   read-only",
    };
    let current = if is_current { "   in use" } else { "" };
    format!("{name}{pad} {}{protect}{current}", servers(context))
}

/// Where a context finds its name servers.
pub fn servers(context: &Context) -> String {
    if context.namesrv.is_empty() { context.namesrv_url.clone().unwrap_or_default() } else { context.namesrv.join(";") }
}

fn addresses(welcome: &Welcome, pen: &mut Pen<'_>, area: Area) -> String {
    let mut rest = pen.heading(area, "NAME SERVERS   host:port; several with ; between", true);
    let typing = welcome.step == Step::Type;
    let cursor = if typing { "_" } else { "" };
    pen.line(&mut rest, &format!(" [ {}{cursor} ]", welcome.typed.text), Role::Active);
    pen.line(&mut rest, "", Role::Plain);
    if !typing {
        pen.line(&mut rest, " ? asking them, and the brokers that they list", Role::Dim);
        return "Esc stop".into();
    }
    match &welcome.typed.error {
        Some(error) => pen.line(&mut rest, &format!(" {error}"), Role::Level(crate::model::Level::Warning)),
        None => pen.line(&mut rest, " They are asked who they are; nothing is changed or saved.", Role::Plain),
    }
    let back = if welcome.contexts.contexts.is_empty() { "quit" } else { "back" };
    format!("Enter test  ^u clear  Esc {back}")
}

fn told(welcome: &Welcome, pen: &mut Pen<'_>, area: Area) -> String {
    let report = &welcome.report;
    let charset = pen.theme.charset;
    let mut rest = pen.heading(area, &format!("TEST OF {}", report.name_servers.join(";")), true);
    let (level, verdict) = report.verdict(welcome.mapped);
    pen.parts(&mut rest, &[(&format!(" {} ", symbol(level, charset)), Role::Level(level)), (&verdict, Role::Title)]);
    pen.line(&mut rest, "", Role::Plain);
    // What is proposed and asked must not be pushed off the screen by many brokers.
    let rules_lines = if report.addr_map.is_empty() { 0 } else { report.addr_map.len().min(RULES_SHOWN + 1) + 1 };
    let asked_lines = usize::from(!report.is_usable()) + 2 * usize::from(matches!(welcome.step, Step::Name(_)));
    let (mut lines, mut below) = rest.split_bottom(u16::try_from(rules_lines + asked_lines).unwrap_or(0));
    let width = usize::from(area.width.saturating_sub(8)).max(1);
    for line in report.lines.iter().skip(welcome.top) {
        pen.parts(&mut lines, &[(&format!(" {} ", symbol(line.level, charset)), Role::Level(line.level)), (&line.subject, Role::Plain)]);
        let folded = line.words.split("; ").flat_map(|words| text::folded(words, width));
        folded.for_each(|part| pen.line(&mut lines, &format!("     {part}"), Role::Plain));
    }
    rules(welcome, pen, &mut below);
    if let Step::Name(typed) = &welcome.step {
        pen.line(&mut below, &format!(" save as: {}_", typed.text), Role::Active);
        pen.line(&mut below, &format!(" {}", typed.error.as_deref().unwrap_or_default()), Role::Level(crate::model::Level::Warning));
        return "Enter save and open  Esc back".into();
    }
    if !report.is_usable() {
        pen.line(&mut below, " To save it anyway: mqadmin context add NAME -n LIST --no-test", Role::Dim);
        return "Enter other addresses  t again  j/k scroll  q quit".into();
    }
    let map = if report.addr_map.is_empty() { "" } else { "  m map on/off" };
    format!("Enter open  s save{map}  t again  e edit  q quit")
}

/// The rules for addresses that are proposed, and whether they are used.
fn rules(welcome: &Welcome, pen: &mut Pen<'_>, below: &mut Area) {
    let rules = &welcome.report.addr_map;
    if rules.is_empty() {
        return;
    }
    let word = if welcome.mapped { "used" } else { "NOT used" };
    pen.line(below, &format!(" addr_map, {word}: where brokers say they are = where they are"), Role::Title);
    for (from, to) in rules.iter().take(RULES_SHOWN) {
        pen.line(below, &format!("   {from} = {to}"), if welcome.mapped { Role::Plain } else { Role::Dim });
    }
    if rules.len() > RULES_SHOWN {
        pen.line(below, &format!("   and {} more", rules.len() - RULES_SHOWN), Role::Dim);
    }
}
