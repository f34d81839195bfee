//! Writes: only after unlocking, planning and typing the name; and what goes along with screens: palette, marks, trail, the past.

use super::fixture::{ASCII_MONO, Console, Mood, START_MS, console, key, no_answer, runtime};
use super::found::planned;
use super::golden::frame;
use crate::deed::{Deed, PLAN_KEPT_MS};
use crate::inquiry::{Answer, Inquiry, Sheet, SheetLine};
use crate::model::sample::Content;
use crate::model::{JobState, Level, Saved};
use crate::state::{Mode, Screen};
use crate::table::Row;
use crate::travel;
use crate::update::{Cmd, Msg, Progress};
use mq_core::ops::context::Protect;

const SIZE: (u16, u16) = (80, 24);

fn normal() -> Console {
    console(ASCII_MONO, SIZE, Mood::Normal)
}

fn writes(console: &Console) -> usize {
    console.cmds.iter().filter(|cmd| matches!(cmd, Cmd::Apply(..))).count()
}

/// The ticket and deed of the last plan that was asked for.
fn last_plan(console: &Console) -> Option<(u64, Deed)> {
    console.cmds.iter().rev().find_map(|cmd| match cmd {
        Cmd::Plan(ticket, deed) => Some((*ticket, deed.clone())),
        _ => None,
    })
}

fn answer_plan(console: &mut Console) {
    let (ticket, deed) = last_plan(console).expect("a plan was asked for");
    let now_ms = console.state.now_ms;
    console.send(Msg::Planned(ticket, Box::new(Ok(planned(deed, now_ms)))));
}

#[test]
fn nothing_is_written_while_writes_are_locked() {
    let mut console = normal();
    console.keys("4xs");
    assert_eq!((console.state.mode.clone(), last_plan(&console)), (Mode::Normal, None));
    assert!(console.state.toast.as_ref().unwrap().text.contains("W unlocks"));
}

#[test]
fn a_plan_is_carried_out_only_with_the_name_typed() {
    let mut console = normal();
    console.keys("4Wxs");
    assert!(matches!(console.state.mode, Mode::Dialog(_)));
    console.keys("<Enter>");
    assert_eq!((console.state.mode.clone(), writes(&console)), (Mode::Normal, 0), "focus begins on Cancel");
    console.keys("xs");
    answer_plan(&mut console);
    console.keys("<Tab><Tab><Enter>");
    assert_eq!(writes(&console), 0, "without the name");
    console.keys("pay-consume<Enter>");
    assert!(frame(&console.state, SIZE).contains("type pay-consumer to confirm"));
    assert_eq!(writes(&console), 0);
    console.keys("r<Enter><Enter>");
    assert_eq!((writes(&console), console.state.screen), (1, Screen::Jobs));
    let id = *console.state.cluster.jobs.keys().next().unwrap();
    console.send(Msg::Job(id, Progress::Fate("broker-a:0".into(), "CONFIRMED", "50 -> 100".into())));
    console.send(Msg::Job(id, Progress::Ended("positions before: broker-a:0=50".into())));
    let job = &console.state.cluster.jobs[&id];
    assert_eq!((job.state, job.done(), job.failed()), (JobState::Done, 1, 0));
    assert!(frame(&console.state, SIZE).contains("1 CONFIRMED  0 UNCHANGED  0 FAILED"));
}

#[test]
fn whatever_is_changed_has_to_be_confirmed_again_and_old_plans_are_made_again() {
    let mut console = normal();
    console.keys("4Wxs");
    answer_plan(&mut console);
    // Up from Cancel is the name, above it the field.
    console.keys("<Up>pay-consumer<Up>x");
    let Mode::Dialog(dialog) = &console.state.mode else { panic!("the dialog is open") };
    assert!(dialog.typed.is_empty() && dialog.plan.is_none());
    assert_eq!(dialog.deed, Deed::Reset { group: "pay-consumer".into(), topic: "orders".into(), to: "latestx".into() });
    console.keys("<Back>");
    answer_plan(&mut console);
    console.keys("<Down>pay-consumer<Enter>");
    console.state.now_ms += PLAN_KEPT_MS + 1;
    console.keys("<Enter>");
    assert_eq!(writes(&console), 0);
    assert!(frame(&console.state, SIZE).contains("the plan was old and is made again"));
}

#[test]
fn a_late_plan_of_other_fields_is_dropped() {
    let mut console = normal();
    console.keys("4Wxs");
    let (late, deed) = last_plan(&console).unwrap();
    console.keys("<Up><Up>x");
    console.send(Msg::Planned(late, Box::new(Ok(planned(deed, START_MS)))));
    let Mode::Dialog(dialog) = &console.state.mode else { panic!("the dialog is open") };
    assert!(dialog.plan.is_none());
}

#[test]
fn protected_contexts_want_their_name_and_read_only_ones_nothing() {
    let mut console = normal();
    console.state.protect = Protect::Confirm;
    console.keys("Wpro<Enter>");
    assert!(!console.state.unlocked);
    console.keys("d<Enter>");
    assert!(console.state.unlocked);
    let mut console = normal();
    console.state.protect = Protect::Readonly;
    console.keys("W");
    assert!(!console.state.unlocked && console.state.mode == Mode::Normal);
}

#[test]
fn dead_letters_are_marked_and_resent() {
    let mut console = normal();
    console.keys("7");
    console.answer_inquiries();
    console.answer_inquiries();
    console.keys("W<Enter>  jv/ORD-1");
    assert_eq!(console.state.lists.letters.marks.len(), 4, "two, and a range over two more");
    console.keys("<Enter>xr");
    let (_, deed) = last_plan(&console).unwrap();
    let Deed::Resend { group, letters, to_topic, .. } = deed else { panic!("{deed:?}") };
    assert_eq!((&*group, letters.len(), to_topic), ("pay-consumer", 4, false), "marks hold though the filter hides some");
}

#[test]
fn the_palette_finds_objects_and_the_trail_leads_back() {
    let mut console = normal();
    console.keys(":group audit<Enter>");
    assert_eq!((console.state.screen, console.state.current_group().unwrap().0.to_string()), (Screen::Groups, "pay-audit".into()));
    console.keys(":name serv<Enter>");
    assert_eq!(console.state.screen, Screen::NameServers);
    console.keys("[");
    assert_eq!(console.state.screen, Screen::Groups);
    console.keys("[[[");
    assert_eq!(console.state.screen, Screen::Overview);
    console.keys("]]");
    assert_eq!(console.state.screen, Screen::NameServers);
}

#[test]
fn saved_clusters_are_listed_and_gone_to() {
    let mut console = normal();
    console.send(Msg::Contexts(Saved::of(&super::welcome::saved())));
    console.keys(":contexts<Enter>");
    assert_eq!(console.state.screen, Screen::Contexts);
    let text = frame(&console.state, SIZE);
    assert!(text.contains("o open") && text.contains("10.0.0.1:9876;10.0.0.2:9876") && text.contains("confirm"), "{text}");
    console.keys("/prod<Enter><Enter>");
    assert!(!console.cmds.iter().any(|cmd| matches!(cmd, Cmd::Switch(_))), "it is open already");
    console.keys("<Esc>g<Enter>");
    assert_eq!(console.cmds.iter().filter(|cmd| **cmd == Cmd::Switch("dr".into())).count(), 1);
    console.keys(":ctx prod<Enter>");
    assert!(console.cmds.contains(&Cmd::Switch("prod".into())));
}

#[test]
fn delayed_messages_are_told_with_when_they_are_due() {
    let mut console = normal();
    let mut info = runtime(1, 1, "0.5");
    info.values.insert("scheduleMessageOffset_3".into(), "4,6".into());
    info.values.insert("scheduleMessageOffset_4".into(), "9,9".into());
    console.answer(Content::Runtime(key("broker-a", 0), Ok(info)));
    console.keys(":delay<Enter>");
    let inquiry = Inquiry::Sheet(Sheet::Delay);
    assert_eq!(console.state.asked.as_ref().unwrap().inquiries, std::slice::from_ref(&inquiry));
    let row = |console: &Console, name: &str| frame(&console.state, SIZE).lines().find(|line| line.contains(name)).unwrap().to_owned();
    assert!(row(&console, "level 03").contains(" 2"), "how many wait is known from probes");
    let due = |name: &'static str, what: &str| SheetLine {
        level: Level::Ok,
        word: "waiting",
        name: name.into(),
        at: "broker-a".into(),
        count: (name == "orders").then_some(7),
        at_ms: Some(START_MS + 3_600_000),
        what: what.to_owned(),
        more: Vec::new(),
    };
    let lines = vec![due("level 03", "the next is for sms"), due("level 04", "gone"), due("orders", "7 due within 1h")];
    console.answer(Content::Found(inquiry, Box::new(Answer::Sheet(lines))));
    assert!(row(&console, "level 03").contains("13:41:00"), "{}", row(&console, "level 03"));
    assert!(row(&console, "level 04").contains(" 0"));
    assert!(!row(&console, "level 04").contains("13:41:00"), "what was delivered meanwhile is not due");
    assert!(row(&console, "orders").contains("7 11-20 13:41:00"), "{}", row(&console, "orders"));
}

#[test]
fn what_is_shown_can_be_copied_and_exported() {
    let mut console = normal();
    console.keys("4yY");
    assert!(console.cmds.contains(&Cmd::Copy("pay-consumer".into())));
    assert!(console.cmds.contains(&Cmd::Copy("mqadmin lag pay-consumer --queues".into())));
    console.keys(" jj ec");
    let saved = console.cmds.iter().rev().find_map(|cmd| match cmd {
        Cmd::Save(name, text) => Some((name.clone(), text.clone())),
        _ => None,
    });
    let (name, text) = saved.unwrap();
    assert!(name.starts_with("mq-tui-groups-20261120-") && name.ends_with(".csv"), "{name}");
    assert_eq!(text.lines().count(), 3, "the marked rows under a heading: {text}");
}

#[test]
fn messages_are_looked_for_by_what_is_typed() {
    let mut console = normal();
    console.keys("5iorders key:");
    console.keys("<Enter>");
    assert!(frame(&console.state, SIZE).contains("is none of id: key:"));
    console.keys("ORD-7<Enter>");
    assert_eq!(console.state.asked.as_ref().unwrap().inquiries.len(), 1);
    console.answer_inquiries();
    assert_eq!(console.state.lists.messages.len(), 9);
    let asked = console.state.asked.clone().unwrap().inquiries;
    console.keys(">");
    assert_ne!(console.state.asked.as_ref().unwrap().inquiries, asked, "another page is another question");
    console.keys("xt");
    assert_eq!(console.state.screen, Screen::Trace);
    assert_eq!(console.state.traced.as_ref().unwrap().0, "orders");
}

#[test]
fn the_past_is_shown_as_the_past_and_nothing_is_done_in_it() {
    let mut console = normal();
    console.keys("4Wt");
    assert!(console.cmds.contains(&Cmd::Recall));
    let now_ms = console.state.now_ms;
    let then = travel::Taken::of(&console.state.cluster, now_ms - 60_000).into_sample();
    console.send(Msg::Recorded(Ok((vec![now_ms - 120_000, now_ms - 60_000], Vec::new()))));
    console.send(Msg::Recalled(Box::new(then)));
    let text = frame(&console.state, SIZE);
    assert!(text.contains("(-1m00s)") && text.contains("3 688 406"), "{text}");
    console.keys("ma<Left>");
    assert_eq!(console.cmds.iter().filter(|cmd| **cmd == Cmd::RecallAt(now_ms - 120_000)).count(), 1);
    let mut earlier = travel::Taken::of(&console.state.cluster, now_ms - 120_000).into_sample();
    earlier.values.insert("g\tpay-audit\torders\tlag".into(), 5);
    console.send(Msg::Recalled(Box::new(earlier)));
    console.keys("mb");
    assert!(frame(&console.state, SIZE).contains("LAG AT A"));
    console.keys("x");
    assert_eq!(console.state.mode, Mode::Normal, "no menu in the past");
    console.keys("7");
    assert!(frame(&console.state, SIZE).contains("this screen is not recorded"));
    console.keys("t");
    assert!(console.state.travel.is_none());
}

#[test]
fn history_is_recorded_every_five_seconds() {
    let mut console = normal();
    console.cmds.clear();
    console.play(20, |console| console.full_round(true));
    let recorded = console.cmds.iter().filter(|cmd| matches!(cmd, Cmd::Record(..))).count();
    assert!((4..=5).contains(&recorded), "{recorded}");
}

#[test]
fn every_event_is_recorded_once_whatever_caused_it() {
    let mut console = normal();
    console.cmds.clear();
    (0..3).for_each(|_| console.answer(crate::model::sample::Content::Runtime(key("broker-c", 0), Err(no_answer()))));
    console.play(12, |_| {});
    let recorded = console.cmds.iter().filter_map(|cmd| match cmd {
        Cmd::Record(_, events) => Some(events.iter().filter(|event| event.text.contains("stopped answering")).count()),
        _ => None,
    });
    assert_eq!(recorded.sum::<usize>(), 1);
}

#[test]
fn clicks_choose_sort_and_open() {
    use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut console = normal();
    let click = |console: &mut Console, column, row| {
        let kind = MouseEventKind::Down(MouseButton::Left);
        console.send(Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
    };
    // The tab of the groups, their third row, the heading of the names, and twice the first row.
    let tab = crate::draw::tabs_at(&console.state).into_iter().find(|(_, _, screen)| *screen == Screen::Groups).unwrap();
    click(&mut console, tab.0 + 1, 1);
    assert_eq!(console.state.screen, Screen::Groups);
    click(&mut console, 5, 6);
    assert_eq!(console.state.lists.groups.cursor(), 2);
    click(&mut console, 12, 3);
    assert!(console.state.lists.groups.rows().is_sorted_by_key(Row::id));
    click(&mut console, 5, 4);
    click(&mut console, 5, 4);
    assert!(console.state.opened);
}
