//! A program over a property string, with Java's comparisons and three-valued logic.
//!
//! First the values of all properties that the program names are looked up; the steps then work on these slices. Nothing is allocated.

use super::{At, EvalError, Name, Node, Order, PROPERTIES_MAX, Part, SqlFilter};
use crate::bytes_in_words::{first_where, has_byte};
use std::cmp::Ordering;

const PAIR_END: u8 = 2;
/// Slots of an ordinary program: clearing them all costs less than asking how many are needed.
const FEW: usize = 4;

/// What a step yields.
#[derive(Debug, Clone, Copy)]
enum Value<'a> {
    Null,
    Bool(bool),
    Int(i32),
    Long(i64),
    Double(f64),
    Text(&'a [u8]),
}

type Truth = Result<Option<bool>, EvalError>;

pub(super) fn evaluate(filter: &SqlFilter, properties: &[u8]) -> Truth {
    if filter.names.len() <= FEW { with_slots::<FEW>(filter, properties) } else { with_slots::<PROPERTIES_MAX>(filter, properties) }
}

fn with_slots<const N: usize>(filter: &SqlFilter, properties: &[u8]) -> Truth {
    let mut slots: [Option<&[u8]>; N] = [None; N];
    for (slot, name) in slots.iter_mut().zip(&filter.names) {
        *slot = last_value(properties, name);
    }
    let run = Run { nodes: &filter.nodes, slots: &slots };
    run.truth((filter.nodes.len() - 1) as At)
}

/// The value of a name; the last one when it is there several times, as in Java's map. Looking for the few names that a program has in the
/// whole text costs a third of going from pair to pair.
fn last_value<'a>(text: &'a [u8], name: &Name) -> Option<&'a [u8]> {
    let mut value = None;
    let mut from = 0;
    while let Some(found) = name.finder.find(&text[from..]) {
        let at = from + found;
        from = at + name.finder.needle().len();
        // Within a value it is no name.
        if at > 0 && text[at - 1] != PAIR_END {
            continue;
        }
        let rest = &text[from..];
        let len = first_where(rest, |word| has_byte(word, PAIR_END)).unwrap_or(rest.len());
        if len > 0 {
            value = Some(&rest[..len]);
        }
        from += len;
    }
    value
}

struct Run<'a> {
    nodes: &'a [Node],
    slots: &'a [Option<&'a [u8]>],
}

impl<'a> Run<'a> {
    /// The step's result where truth is asked for; the parser lets only steps come here that have one.
    fn truth(&self, at: At) -> Truth {
        match &self.nodes[usize::from(at)] {
            Node::Or(parts) => self.any(parts, true),
            Node::And(parts) => self.any(parts, false),
            Node::Not(of) => Ok(self.truth(*of)?.map(|truth| !truth)),
            Node::Bool(value) => Ok(Some(*value)),
            Node::Cast(of) => Ok(match self.value(*of)? {
                Value::Null => None,
                Value::Bool(value) => Some(value),
                _ => Some(false),
            }),
            Node::Equal(left, right) => equal(self.value(*left)?, self.value(*right)?),
            Node::IsNull(of) => Ok(Some(matches!(self.value(*of)?, Value::Null))),
            Node::Order(order, left, right) => {
                let left = self.value(*left)?;
                if matches!(left, Value::Null) {
                    return Ok(None);
                }
                ordered(*order, left, self.value(*right)?)
            }
            Node::In(slot, texts, not) => Ok(self.slots[usize::from(*slot)].map(|value| is_in(texts, value) != *not)),
            Node::Part(part, of, text, not) => Ok(Some(match self.value(*of)? {
                Value::Text(value) if !text.is_empty() => has_part(*part, value, text) != *not,
                _ => false,
            })),
            Node::Property(_) | Node::Text(_) | Node::Int(_) | Node::Long(_) | Node::Double(_) | Node::Null | Node::Negate(_) => Ok(None),
        }
    }

    /// OR when `decisive` is true, AND when it is false: the first part with that truth decides.
    fn any(&self, parts: &[At], decisive: bool) -> Truth {
        let mut known = true;
        for part in parts {
            match self.truth(*part)? {
                Some(truth) if truth == decisive => return Ok(Some(decisive)),
                Some(_) => {}
                None => known = false,
            }
        }
        Ok(known.then_some(!decisive))
    }

    fn value(&self, at: At) -> Result<Value<'a>, EvalError> {
        Ok(match &self.nodes[usize::from(at)] {
            Node::Property(slot) => self.slots[usize::from(*slot)].map_or(Value::Null, Value::Text),
            Node::Text(text) => Value::Text(text),
            Node::Int(value) => Value::Int(*value),
            Node::Long(value) => Value::Long(*value),
            Node::Double(value) => Value::Double(*value),
            Node::Null => Value::Null,
            Node::Negate(of) => match self.value(*of)? {
                Value::Int(value) => Value::Int(value.wrapping_neg()),
                Value::Long(value) => Value::Long(value.wrapping_neg()),
                Value::Double(value) => Value::Double(-value),
                _ => Value::Null,
            },
            _ => self.truth(at)?.map_or(Value::Null, Value::Bool),
        })
    }
}

/// `=`: something never equals nothing, nothing does not know whether it equals something, and two nothings are equal.
fn equal(left: Value<'_>, right: Value<'_>) -> Truth {
    let same = match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Null, _) => return Ok(None),
        (_, Value::Null) => false,
        (Value::Text(left), Value::Text(right)) => left == right,
        (Value::Bool(left), Value::Bool(right)) => left == right,
        (Value::Bool(_), Value::Text(_)) => return Err(EvalError::BooleanWithText),
        (Value::Text(left), Value::Bool(right)) => left.eq_ignore_ascii_case(b"true") == right,
        (Value::Bool(_), _) | (_, Value::Bool(_)) => false,
        (left, right) => compare(left, right)? == Ordering::Equal,
    };
    Ok(Some(same))
}

fn ordered(order: Order, left: Value<'_>, right: Value<'_>) -> Truth {
    let (left, right) = match (left, right) {
        (Value::Null, _) | (_, Value::Null) => return Ok(None),
        (Value::Text(left), Value::Text(right)) => (Value::Double(double(left)?), Value::Double(double(right)?)),
        both => both,
    };
    let ordering = compare(left, right)?;
    Ok(Some(match order {
        Order::Less => ordering.is_lt(),
        Order::LessOrEqual => ordering.is_le(),
        Order::Greater => ordering.is_gt(),
        Order::GreaterOrEqual => ordering.is_ge(),
    }))
}

/// Numbers with each other, and text that is read as a number of the other side's type.
fn compare(left: Value<'_>, right: Value<'_>) -> Result<Ordering, EvalError> {
    Ok(match (left, right) {
        (Value::Text(_), Value::Text(_)) => return Err(EvalError::NotANumber),
        (Value::Text(text), number) => compare(number, Value::Text(text))?.reverse(),
        (Value::Int(left), Value::Text(right)) => left.cmp(&integer(right)?),
        (Value::Long(left), Value::Text(right)) => left.cmp(&integer(right)?),
        (Value::Double(left), Value::Text(right)) => left.total_cmp(&double(right)?),
        (Value::Double(left), right) => left.total_cmp(&as_double(right)),
        (left, Value::Double(right)) => as_double(left).total_cmp(&right),
        (left, right) => as_long(left).cmp(&as_long(right)),
    })
}

fn as_double(value: Value<'_>) -> f64 {
    match value {
        Value::Int(value) => f64::from(value),
        Value::Long(value) => value as f64,
        Value::Double(value) => value,
        Value::Null | Value::Bool(_) | Value::Text(_) => f64::NAN,
    }
}

fn as_long(value: Value<'_>) -> i64 {
    match value {
        Value::Int(value) => i64::from(value),
        Value::Long(value) => value,
        Value::Null | Value::Bool(_) | Value::Text(_) | Value::Double(_) => 0,
    }
}

/// As Java's `Integer.valueOf` and `Long.valueOf`.
fn integer<T: std::str::FromStr>(text: &[u8]) -> Result<T, EvalError> {
    std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).ok_or(EvalError::NotANumber)
}

/// As Java's `Double.valueOf`, without its hexadecimal form.
fn double(text: &[u8]) -> Result<f64, EvalError> {
    let text = std::str::from_utf8(text).map_err(|_| EvalError::NotANumber)?;
    let text = text.trim_matches(|c| c <= ' ');
    match text.trim_start_matches(['+', '-']) {
        "NaN" if text.len() <= 4 => return Ok(f64::NAN),
        "Infinity" if text.len() <= 9 => return Ok(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY }),
        _ => {}
    }
    let digits = text.strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(text);
    // What else Rust reads as a number, "inf" and "nan", Java does not.
    if !digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) {
        return Err(EvalError::NotANumber);
    }
    digits.parse().map_err(|_| EvalError::NotANumber)
}

fn is_in(texts: &[Box<[u8]>], value: &[u8]) -> bool {
    texts.binary_search_by(|text| (**text).cmp(value)).is_ok()
}

fn has_part(part: Part, value: &[u8], text: &[u8]) -> bool {
    match part {
        Part::Anywhere => value.windows(text.len()).any(|window| window == text),
        Part::Start => value.starts_with(text),
        Part::End => value.ends_with(text),
    }
}
