//! Key scripts against a console whose cluster and clock are given.

use super::fixture::{ASCII_MONO, Console, Mood, console, key, no_answer, runtime};
use super::found::message;
use super::golden::frame;
use crate::inquiry::{Answer, BODY_LEN_MAX, Inquiry, Page, Seen};
use crate::keys::Action;
use crate::model::Level;
use crate::model::sample::Content;
use crate::state::{Focus, Mode, Screen};
use crate::table::Row;
use crate::update::{Cmd, Msg};
use mq_core::admin::AdminError;
use mq_core::protocol::bodies::topic::{TopicConfig, TopicConfigTable};
use mq_core::protocol::{RequestCode, ResponseCode};

const SIZE: (u16, u16) = (80, 24);

fn normal() -> Console {
    console(ASCII_MONO, SIZE, Mood::Normal)
}

fn group_names(console: &Console) -> Vec<String> {
    console.state.lists.groups.rows().map(|row| row.group.to_string()).collect()
}

#[test]
fn a_filter_works_while_it_is_typed_and_stays_on_its_screen() {
    let mut console = normal();
    console.keys("4/pay-a");
    assert_eq!(group_names(&console), ["pay-audit"]);
    assert!(frame(&console.state, SIZE).contains("/pay-a_   1 of 6"));
    console.keys("<Enter>3");
    assert_eq!(console.state.lists.topics.len(), 5, "another screen has its own filter");
    console.keys("4");
    assert_eq!(group_names(&console), ["pay-audit"]);
    console.keys("<Esc>");
    assert_eq!(console.state.lists.groups.len(), 6);
}

#[test]
fn a_filter_that_means_nothing_is_said_and_can_be_undone() {
    let mut console = normal();
    console.keys("4/lag>1000<Enter>");
    assert_eq!(group_names(&console), ["pay-consumer", "pay-audit", "pay-notify"]);
    console.keys("/ re:(");
    assert!(frame(&console.state, SIZE).contains("not a pattern: ("));
    assert_eq!(console.state.lists.groups.len(), 3, "rows stay as they were");
    console.keys("<Enter>");
    assert!(matches!(console.state.mode, Mode::Filter(_)), "it cannot be kept");
    console.keys("<Esc>");
    assert_eq!(console.state.lists.groups.filter.text, "lag>1000");
}

#[test]
fn sorting_by_letter_and_the_cursor_stays_on_its_object() {
    let mut console = normal();
    console.keys("4");
    assert_eq!(group_names(&console)[..3], ["pay-consumer", "pay-audit", "pay-notify"]);
    console.keys("j");
    assert_eq!(console.state.current_group().unwrap().0, "pay-audit");
    console.keys("sn");
    let mut sorted = group_names(&console);
    assert!(sorted.is_sorted());
    assert_eq!(console.state.current_group().unwrap().0, "pay-audit");
    console.keys("S");
    sorted.reverse();
    assert_eq!(group_names(&console), sorted);
    console.keys("s5");
    assert!(frame(&console.state, SIZE).contains("no column has the letter 5"));
}

#[test]
fn rows_keep_their_order_while_keys_come() {
    let mut console = normal();
    console.keys("3siG");
    let before: Vec<_> = console.state.lists.topics.rows().map(Row::id).collect();
    console.play(1, |console| console.full_round(true));
    assert_eq!(console.state.lists.topics.rows().map(Row::id).collect::<Vec<_>>(), before);
}

#[test]
fn the_detail_follows_the_cursor_and_takes_keys_after_tab() {
    let mut console = normal();
    console.keys("4");
    assert_eq!(console.state.lists.group_queues.scope, console.state.current_group());
    assert_eq!(console.state.lists.group_queues.len(), 6);
    console.keys("<Tab>jj");
    assert_eq!(
        (console.state.focus, console.state.lists.group_queues.cursor(), console.state.lists.groups.cursor()),
        (Focus::Detail, 2, 0)
    );
    console.keys("<Esc>jj");
    assert_eq!(console.state.lists.group_queues.scope.as_ref().unwrap().0, "pay-notify");
    console.keys("<Enter>");
    assert!(console.state.opened);
    console.keys("q");
    assert!(!console.state.opened && !console.state.quit, "q backs out first");
    console.keys("q");
    assert!(console.state.quit && console.cmds.contains(&Cmd::Quit));
}

#[test]
fn a_verdict_opens_its_cause() {
    let mut console = console(ASCII_MONO, SIZE, Mood::BrokerDown);
    let causes: Vec<_> = console.state.lists.verdicts.rows().map(|row| row.text()).collect();
    assert!(causes[0].starts_with("broker-c:0 (10.0.0.31:10911) silent for "), "{causes:?}");
    console.keys("<Enter>");
    assert_eq!(console.state.screen, Screen::Brokers);
    assert_eq!(console.state.lists.brokers.current().unwrap().id(), key("broker-c", 0));
    console.keys("1j<Enter>");
    assert_eq!((console.state.screen, console.state.current_group().unwrap().0.to_string()), (Screen::Groups, "pay-consumer".into()));
}

#[test]
fn a_held_picture_does_not_change() {
    let mut console = normal();
    console.keys("2p");
    let held = frame(&console.state, SIZE);
    assert!(held.contains("PAUSED at 12:41:30"));
    console.play(20, |console| console.full_round(false));
    // The clock and the remark about the broker go on.
    let (body, later): (Vec<_>, String) = (held.lines().skip(2).take(19).collect(), frame(&console.state, SIZE));
    assert_eq!(later.lines().skip(2).take(19).collect::<Vec<_>>(), body);
    console.keys("p");
    assert!(frame(&console.state, SIZE).contains("gone"));
}

#[test]
fn a_broker_that_stops_answering_is_marked_and_comes_back_without_a_spike() {
    let mut console = normal();
    console.keys("2");
    console.answer(Content::Runtime(key("broker-c", 0), Err(no_answer())));
    assert!(!console.state.cluster.brokers[&key("broker-c", 0)].link.down, "one failure is none");
    console.play(4, |_| {});
    assert!(console.state.cluster.brokers[&key("broker-c", 0)].link.down, "three seconds without an answer");
    let text = frame(&console.state, SIZE);
    assert!(text.contains("X gone") && text.contains("5s gone") && text.contains("in >=6k/s"), "{text}");
    assert!(console.state.cluster.in_rate().at_least);
    console.play(60, |_| {});
    console.answer(Content::Runtime(key("broker-c", 0), Ok(runtime(9_000_000, 9_000_000, "0.58"))));
    let broker = &console.state.cluster.brokers[&key("broker-c", 0)];
    assert_eq!((broker.link.down, broker.in_rate()), (false, None), "the first total after a return is no rate");
    assert!(
        console.state.cluster.events.iter().any(|event| event.level == Level::Ok && event.text.starts_with("broker-c:0 answers again"))
    );
}

#[test]
fn without_keys_for_long_it_asks_rarely_and_with_the_next_key_as_before() {
    let mut console = normal();
    console.state.idle_slow_ms = Some(60_000);
    console.keys("2");
    let period_ms = |console: &Console| console.state.asked.as_ref().unwrap().period_ms;
    assert_eq!(period_ms(&console), 2_000);
    console.play(62, |_| {});
    assert_eq!(period_ms(&console), 30_000);
    console.keys("j");
    assert_eq!(period_ms(&console), 2_000);
}

#[test]
fn three_failures_are_enough() {
    let mut console = normal();
    (0..3).for_each(|_| console.answer(Content::Runtime(key("broker-c", 0), Err(no_answer()))));
    assert!(console.state.cluster.brokers[&key("broker-c", 0)].link.down);
    assert!(console.state.toast.as_ref().unwrap().text.starts_with("broker-c:0 (10.0.0.31:10911) stopped answering"));
}

#[test]
fn a_slave_is_asked_in_place_of_its_master() {
    let mut console = normal();
    (0..3).for_each(|_| console.answer(Content::Runtime(key("broker-a", 0), Err(no_answer()))));
    let asked = console.state.asked.as_ref().unwrap();
    let source = asked.sources.iter().find(|source| source.name == "broker-a").unwrap();
    assert_eq!(source.id.get(), 1);
    assert_eq!(console.state.cluster.silent_names().count(), 0);
}

#[test]
fn answers_for_a_screen_that_was_left_are_dropped() {
    let mut console = normal();
    console.keys("4");
    let left = console.state.generation;
    console.keys("3");
    console.state.cluster.facts.clear();
    let content = Content::Facts("pay-audit".into(), "orders".into(), Box::default());
    let sample = crate::model::sample::Sample { asked_ms: 0, at_ms: 1, content };
    console.send(Msg::Sample(left, Box::new(sample)));
    assert!(console.state.cluster.facts.is_empty());
}

#[test]
fn only_what_is_on_the_screen_is_asked_for_one_by_one() {
    let mut console = normal();
    console.keys("2");
    let asked = console.state.asked.clone().unwrap();
    assert!(asked.topics.is_empty() && asked.groups.is_empty());
    console.keys("4j");
    let asked = console.state.asked.clone().unwrap();
    assert_eq!(asked.groups[0].0, "pay-audit", "the one under the cursor first");
    assert!(asked.owners && asked.groups.iter().all(|(_, topic)| !topic.is_empty()));
    console.keys("r");
    assert_eq!(console.state.asked.as_ref().unwrap().refreshes, 1);
}

#[test]
fn a_long_body_is_gone_through_part_by_part() {
    let long = |offset| {
        let body = format!("first{}second{}", "a".repeat(BODY_LEN_MAX - 5), "b".repeat(BODY_LEN_MAX));
        Seen::of(message("orders", offset, "ORD-1", "paid", &body))
    };
    let mut console = normal();
    console.keys("5iorders<Enter>");
    let inquiry = console.state.messages_inquiry().unwrap();
    let page = Page { messages: vec![long(8), long(7)].into(), ..Page::default() };
    console.answer(Content::Found(inquiry.clone(), Box::new(Answer::Page(page))));
    let asked = |console: &Console| console.state.asked.as_ref().unwrap().inquiries.iter().skip(1).cloned().collect::<Vec<_>>();
    console.keys("<Enter>");
    assert!(frame(&console.state, SIZE).contains("part 1 of 3: bytes 0 to 65 536 of 131 078"), "{}", frame(&console.state, SIZE));
    assert_eq!(asked(&console), [], "the first part is there");
    console.keys("<Enter>");
    assert!(console.state.opened && frame(&console.state, SIZE).contains("? reading this part"));
    let part = |part| Inquiry::Body(long(8).part(part));
    assert_eq!(asked(&console), [part(1)]);
    console.answer(Content::Found(part(2), Box::new(Answer::Body("wrong".into()))));
    assert!(!frame(&console.state, SIZE).contains("wrong"), "a part that nobody asked for");
    console.answer(Content::Found(part(1), Box::new(Answer::Body("second".into()))));
    let text = frame(&console.state, SIZE);
    assert!(text.contains("part 2 of 3: bytes 65 536 to 131 072 of 131 078") && text.contains(" second"), "{text}");
    console.keys("b");
    console.keys("bb");
    assert!(frame(&console.state, SIZE).contains("010000  73 65 63"), "hexadecimal counts from the beginning of the whole");
    console.keys("<Enter>");
    console.answer(Content::Found(part(2), Box::new(Answer::Failed("the message is not there any more".into()))));
    assert!(frame(&console.state, SIZE).contains("? the message is not there any more"));
    console.keys("<Enter>");
    assert_eq!(asked(&console), [], "after the last comes the first");
    console.keys("<Enter><Esc>j<Enter>");
    assert_eq!(asked(&console), [], "another message begins at its beginning");
    console.keys("<Esc>7");
    console.answer_inquiries();
    console.answer_inquiries();
    console.keys("<Enter><Enter>");
    assert!(!console.state.opened, "a short body has no more: the same key closes");
}

#[test]
fn keys_of_the_users_own_work_and_are_shown() {
    let mut console = normal();
    console.state.keys.set(Action::Freeze, "Space").unwrap();
    console.state.keys.set(Action::Mark, "m").unwrap();
    console.keys("2p");
    assert!(console.state.frozen.is_none(), "the declared key means nothing any more");
    assert!(frame(&console.state, (160, 48)).contains("Space pause"));
    console.keys(" ");
    assert!(console.state.frozen.is_some());
    console.keys(" 4m?");
    assert_eq!(console.state.lists.groups.marks.len(), 1);
    let help = frame(&console.state, (80, 80));
    assert!(help.contains("m          mark the row") && help.contains("Space      hold the picture"), "{help}");
}

#[test]
fn replication_is_asked_about_everywhere_and_drawn_where_it_is_shown() {
    let mut console = normal();
    let drawn = |console: &mut Console| {
        console.cmds.clear();
        console.answer(Content::Found(Inquiry::Ha, Box::new(Answer::Ha(Vec::new()))));
        console.cmds.contains(&Cmd::DrawSoon)
    };
    let asked = |console: &Console| console.state.asked.as_ref().unwrap().ha_period_ms;
    console.keys("2");
    assert_eq!((asked(&console), drawn(&mut console)), (Some(2_000), true));
    console.keys("3");
    assert_eq!((asked(&console), drawn(&mut console)), (Some(5_000), false), "for the recording, not for the screen");
}

#[test]
fn nothing_is_drawn_without_a_reason() {
    let mut console = normal();
    console.cmds.clear();
    for _ in 0..60 {
        console.play(1, |console| console.full_round(true));
    }
    let frames = console.cmds.iter().filter(|cmd| matches!(cmd, Cmd::DrawNow | Cmd::DrawSoon)).count();
    assert_eq!(frames, 60, "a minute without keys or events is a frame a second, for the clock");
}

#[test]
fn after_a_long_sleep_nobody_is_called_gone_and_no_rate_is_made_of_it() {
    let mut console = normal();
    console.send(Msg::Tick(super::fixture::START_MS + 8 * 3_600_000));
    let cluster = &console.state.cluster;
    assert!(cluster.brokers.values().all(|broker| !broker.link.down && broker.in_rate().is_none()));
    assert!(cluster.events.back().unwrap().text.starts_with("resumed after 7h59m"));
}

#[test]
fn a_long_list_first_shows_what_it_had_and_is_taken_anew_when_that_is_drawn() {
    let many = |count: usize, more: &[&str]| {
        let names = (0..count).map(|n| format!("t{n:04}")).chain(more.iter().map(|name| (*name).to_owned()));
        let topic_config_table = names.map(|name| (name.clone().into(), TopicConfig::new(name, 1, 6))).collect();
        Content::Topics("broker-a".into(), Ok(TopicConfigTable { topic_config_table, ..TopicConfigTable::default() }))
    };
    let shown = |console: &Console| console.state.lists.topics.rows().filter(|row| row.id().starts_with("new")).count();
    let total = |console: &Console| console.state.lists.main(Screen::Topics).figures().total;
    let mut console = normal();
    console.answer(many(2_000, &[]));
    console.keys("3");
    assert!(total(&console) >= 2_000, "with nothing to show the key waits");
    console.keys("1");
    console.answer(many(2_000, &["new1"]));
    console.keys("3");
    assert_eq!((shown(&console), console.state.is_unsettled), (0, true));
    console.play(1, |_| {});
    assert_eq!(shown(&console), 0, "a second is not long enough for so many rows to be taken anew");
    console.play(2, |_| {});
    assert_eq!(shown(&console), 1);
    console.keys("13");
    assert!(console.state.is_unsettled);
    console.cmds.clear();
    console.send(Msg::Drawn);
    assert_eq!((console.state.is_unsettled, console.cmds.contains(&Cmd::DrawNow)), (false, true));
    console.send(Msg::Drawn);
    assert_eq!(console.cmds.len(), 1, "nothing is left to be done after a frame");
}

#[test]
fn a_broker_that_refuses_is_told_of_once_with_who_signed() {
    let mut console = console(ASCII_MONO, (100, 30), Mood::Normal);
    console.state.cluster.signed = "requests are signed as `me`, from context prod".into();
    let refusal = || AdminError::Refused {
        target: "10.0.0.31:10911".into(),
        request: RequestCode::GET_BROKER_RUNTIME_INFO,
        code: ResponseCode::NO_PERMISSION,
        remark: "no".into(),
    };
    let before = console.state.cluster.told;
    (0..3).for_each(|_| console.answer(Content::Runtime(key("broker-c", 0), Err(refusal()))));
    let told = console.state.cluster.events.back().unwrap();
    assert!(told.text.starts_with("broker-c:0 refuses to tell how it is: "), "{}", told.text);
    assert!(told.text.ends_with("; requests are signed as `me`, from context prod"), "{}", told.text);
    assert_eq!(console.state.cluster.told, before + 1);
}
