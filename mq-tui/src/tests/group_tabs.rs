//! What the detail of a group tells, tab after tab.

use super::fixture::{ASCII_MONO, Console, Mood, console};
use super::golden::frame;
use crate::inquiry::Inquiry;
use crate::lists::GroupTab;
use crate::state::Focus;
use crate::travel::{Moment, Taken};
use crate::update::{Cmd, Msg};

const SIZE: (u16, u16) = (100, 40);

fn normal() -> Console {
    console(ASCII_MONO, SIZE, Mood::Normal)
}

fn asked(console: &Console) -> Vec<Inquiry> {
    console.state.asked.as_ref().unwrap().inquiries.clone()
}

#[test]
fn tabs_follow_each_other_and_each_asks_only_what_it_shows() {
    let mut console = normal();
    console.keys("4");
    assert_eq!(asked(&console), []);
    let group = || "pay-consumer".into();
    let wanted = [
        (GroupTab::Queues, vec![]),
        (GroupTab::Clients, vec![Inquiry::Members(group())]),
        (GroupTab::Subscriptions, vec![Inquiry::Members(group())]),
        (GroupTab::Config, vec![Inquiry::GroupConfig(group())]),
        (GroupTab::History, vec![]),
    ];
    for (tab, inquiries) in &wanted {
        console.keys("<Tab>");
        assert_eq!((console.state.lists.group_tab, console.state.focus), (*tab, Focus::Detail));
        assert_eq!(asked(&console), *inquiries);
    }
    console.keys("<Tab>");
    assert_eq!((console.state.lists.group_tab, console.state.focus), (GroupTab::Queues, Focus::List), "after the last comes the list");
    console.keys("<Enter><Tab><Tab><Tab><Tab><Tab>");
    assert_eq!((console.state.lists.group_tab, console.state.focus), (GroupTab::Queues, Focus::Detail), "where there is none, the first");
    console.keys("<Tab><Esc>j");
    assert_eq!(asked(&console), [Inquiry::Members("pay-audit".into())], "the tab stays with the cursor");
    console.keys("3");
    assert_eq!(asked(&console), [], "another screen asks for none of it");
}

#[test]
fn contradictions_are_marked_and_what_is_not_known_is_said() {
    let mut console = normal();
    console.keys("4<Enter><Tab>");
    assert!(frame(&console.state, SIZE).contains("? asking the brokers, and the clients"));
    console.answer_inquiries();
    let text = frame(&console.state, SIZE);
    assert!(text.contains("10.0.0.7@4411") && text.contains("? the client does not answer"), "{text}");
    console.keys("<Tab>");
    let text = frame(&console.state, SIZE);
    for words in
        ["X orders: the clients differ", "paid wants 10.0.0.7@4411", "* wants 10.0.0.8@4411", "? what 1 of 3 clients want is not known"]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
    console.keys("<Tab>");
    console.answer_inquiries();
    let text = frame(&console.state, SIZE);
    assert!(text.contains("^ broker-c has no such group"), "{text}");
    let first = text.lines().position(|line| line.contains("^ retryMaxTimes")).unwrap();
    assert!(text.lines().nth(first).unwrap().contains("16 on broker-a; 3 on broker-b"), "{text}");
    assert!(text.lines().position(|line| line.contains("consumeEnable")).unwrap() > first, "what differs comes first");
}

#[test]
fn the_history_is_read_once_a_minute_and_only_where_it_is_shown() {
    let mut console = normal();
    let reads = |console: &Console| console.cmds.iter().filter(|cmd| matches!(cmd, Cmd::Remember(..))).count();
    console.keys("4<Enter><Tab><Tab><Tab><Tab>");
    assert_eq!(reads(&console), 1);
    assert!(frame(&console.state, SIZE).contains("? reading the recording"));
    let now_ms = console.state.now_ms;
    let key = console.state.current_group().unwrap();
    let moment = |ago: i64| Moment::of(&Taken::of(&console.state.cluster, now_ms - ago).into_sample(), &key.0, &key.1);
    let gone = Moment { at_ms: now_ms - 30_000, was: None };
    let moments = vec![moment(60_000), gone, moment(0)];
    console.send(Msg::Remembered(("other".into(), key.1.clone()), Ok(Vec::new())));
    assert!(frame(&console.state, SIZE).contains("? reading"), "that was about another group");
    console.send(Msg::Remembered(key, Ok(moments)));
    let text = frame(&console.state, SIZE);
    assert!(text.contains("lag  #?#") && text.contains("3 688 406") && text.contains("12:41:00 not recorded"), "{text}");
    console.play(20, |_| {});
    assert_eq!(reads(&console), 1);
    console.play(60, |_| {});
    assert_eq!(reads(&console), 2);
    console.keys("<Esc>3");
    console.play(120, |_| {});
    assert_eq!(reads(&console), 2);
}
