//! Filters over rows made for the purpose.

use super::*;
use crate::model::{Cluster, Level, Name};

struct Thing {
    name: Name,
    lag: i64,
    state: &'static str,
}

impl Row for Thing {
    type Id = Name;
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 9, 0, |thing: &Self| Value::State(Level::Ok, thing.state.into())),
        Column::text("name", "NAME", 'n', 9, 0, |thing: &Self| Value::Text(thing.name.clone())),
        Column::number("lag", "LAG", 'l', 9, 0, |thing: &Self| Value::Count(thing.lag)),
        Column::number("age", "AGE", 'a', 9, 0, |thing: &Self| if thing.lag < 0 { Value::Unknown } else { Value::Age(thing.lag * 1_000) }),
    ];
    const SORT: (usize, bool) = (1, false);

    fn gather(_: &Cluster, (): &(), _: i64) -> Vec<Self> {
        let thing = |name: &'static str, lag, state| Self { name: name.into(), lag, state };
        vec![
            thing("pay-consumer", 1_284, "stalled"),
            thing("PAY-audit", 88, "behind"),
            thing("stock", 0, "ok"),
            thing("audit-pay", -1, "unknown"),
        ]
    }

    fn id(&self) -> Name {
        self.name.clone()
    }

    fn names(&self) -> [&str; 2] {
        [&self.name, ""]
    }

    fn is_stale(&self) -> bool {
        false
    }
}

fn passing(text: &str) -> Vec<String> {
    let filter = Filter::parse::<Thing>(text).unwrap();
    Thing::gather(&Cluster::default(), &(), 0)
        .into_iter()
        .filter(|thing| filter.accepts(thing))
        .map(|thing| thing.name.to_string())
        .collect()
}

#[test]
fn words_ignore_case_and_all_must_hold() {
    assert_eq!(passing(""), ["pay-consumer", "PAY-audit", "stock", "audit-pay"]);
    assert_eq!(passing("pay"), ["pay-consumer", "PAY-audit", "audit-pay"]);
    assert_eq!(passing("PAY audit"), ["PAY-audit", "audit-pay"]);
    assert_eq!(passing("pay-*"), ["pay-consumer", "PAY-audit"]);
    assert_eq!(passing("*-pay"), ["audit-pay"]);
    assert_eq!(passing("p*con"), Vec::<String>::new(), "a pattern that does not end in * ends where the name ends");
    assert_eq!(passing("pay !consumer"), ["PAY-audit", "audit-pay"]);
    assert_eq!(passing("!"), ["pay-consumer", "PAY-audit", "stock", "audit-pay"], "half a term while typing");
}

#[test]
fn fields_and_patterns() {
    assert_eq!(passing("lag>100"), ["pay-consumer"]);
    assert_eq!(passing("lag<=88 lag>=0"), ["PAY-audit", "stock"]);
    assert_eq!(passing("lag>1k"), ["pay-consumer"]);
    assert_eq!(passing("age>1m"), ["pay-consumer", "PAY-audit"]);
    assert_eq!(passing("!age>1m"), ["stock", "audit-pay"], "what is not known is not more than a minute");
    assert_eq!(passing("state:stalled"), ["pay-consumer"]);
    assert_eq!(passing("!state:ok"), ["pay-consumer", "PAY-audit", "audit-pay"]);
    assert_eq!(passing("age:?"), ["audit-pay"]);
    assert_eq!(passing("re:^PAY-.*t$"), ["PAY-audit"]);
}

#[test]
fn what_means_nothing_is_said() {
    let error = |text: &str| Filter::parse::<Thing>(text).unwrap_err();
    assert_eq!(error("re:("), FilterError::Pattern("(".into()));
    assert_eq!(error("size>3"), FilterError::Column("size".into()));
    assert_eq!(error("lag>much"), FilterError::Number("much".into()));
    assert_eq!(error("lag>"), FilterError::Number(String::new()));
    assert_eq!(error("lag>1e999"), FilterError::Number("1e999".into()));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,40}") {
        if let Ok(filter) = Filter::parse::<Thing>(&text) {
            let things = Thing::gather(&Cluster::default(), &(), 0);
            assert!(things.iter().filter(|thing| filter.accepts(*thing)).count() <= things.len());
        }
    }
}
