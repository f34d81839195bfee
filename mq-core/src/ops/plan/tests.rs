//! Undoing, and what a saved plan keeps.

use super::*;
use crate::protocol::bodies::topic::TopicConfig;

fn position(before: Option<i64>, after: i64) -> Change {
    Change::Position { group: "g".into(), topic: "t".into(), queue_id: 0, before, after, by_broker: false }
}

fn plan() -> Plan {
    let steps = vec![
        Step::new("a:0", "h:1", position(Some(5), 9)),
        Step::new("a:1", "h:1", position(None, 9)),
        Step::new("a:2", "h:1", position(Some(9), 9)),
        Step::new("a:3", "h:1", position(Some(1), 9)),
    ];
    Plan::new("offset", "move g", Class::Destructive, "g", steps)
}

#[test]
fn what_was_confirmed_and_has_an_old_value_is_undone() {
    let plan = plan();
    let fates = [Fate::Confirmed(String::new()), Fate::Confirmed(String::new()), Fate::Unchanged(String::new()), Fate::NotAttempted];
    let fates: Vec<_> = plan.steps.iter().map(|step| step.target.clone()).zip(fates).collect();
    let undo = plan.undo(&fates).unwrap();
    assert_eq!(undo.steps.len(), 1);
    assert_eq!(undo.steps[0].change, position(Some(9), 5));
    assert_eq!(undo.id, plan.id, "an undo is found by the id of what it undoes");
    assert!(plan.undo(&[]).is_none());
    assert_eq!(Counts::of(fates.iter().map(|(_, fate)| fate)).to_string(), "2 CONFIRMED, 1 UNCHANGED, 0 FAILED, 1 NOT_ATTEMPTED");
}

#[test]
fn a_saved_plan_is_the_same_plan() {
    let mut plan = plan();
    let mut after = TopicConfig::new("t", 8, 6);
    after.attributes.insert("message.type".into(), "FIFO".into());
    plan.steps.push(Step::new("a", "h:1", Change::Topic { before: None, after }));
    let text = serde_json::to_string(&plan).unwrap();
    let read: Plan = serde_json::from_str(&text).unwrap();
    assert_eq!((&read, read.hash()), (&plan, plan.hash()));
}

#[test]
fn what_cannot_be_undone_says_so() {
    let delete =
        Plan::new("topic", "delete t", Class::Destructive, "t", vec![Step::new("a", "h:1", Change::DeleteTopic { topic: "t".into() })]);
    assert!(delete.text().contains("this cannot be undone") && !delete.can_be_undone());
    assert!(plan().text().contains("undo will be saved as offset-"));
    assert!(!plan().is_empty());
    assert!(Plan::new("offset", "", Class::Write, "", vec![Step::new("a", "h", position(Some(1), 1))]).is_empty());
}
