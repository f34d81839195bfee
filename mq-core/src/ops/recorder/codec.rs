//! Payloads: samples against the sample before, events as they are.

use super::{Event, Sample};
use crate::types::UnixMs;
use std::collections::HashMap;
use std::sync::Arc;

/// Longest name that is read back, bytes; a longer one is damage.
const NAME_LEN_MAX: usize = 4_096;
/// In the place of a number: there is none.
const NONE: u32 = u32::MAX;

/// The names that a recorder has met, each once: every tier knows tens of thousands of them by number.
#[derive(Debug, Default)]
pub(super) struct Names {
    numbers: HashMap<Arc<str>, u32>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(NONE);
        self.numbers.insert(name.into(), number);
        number
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }
}

/// What a writer remembers of a segment: its numbers for names, and the values as they were last.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    /// The segment's number of a name, by the recorder's.
    numbers: Vec<u32>,
    values: Vec<Option<i64>>,
    at_ms: i64,
}

impl Encoder {
    /// The payload of `sample`.
    pub(super) fn sample(&mut self, names: &mut Names, sample: &Sample) -> Vec<u8> {
        let mut out = Vec::new();
        signed(&mut out, sample.at.get().wrapping_sub(self.at_ms));
        self.at_ms = sample.at.get();
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        let mut is_there = vec![false; self.values.len()];
        for (name, value) in &sample.values {
            let number = self.number(names.number(name));
            if number == is_there.len() {
                new.push(name);
                is_there.push(false);
            }
            is_there[number] = true;
            if self.values[number] != Some(*value) {
                changed.push((number, value.wrapping_sub(self.values[number].unwrap_or(0))));
                self.values[number] = Some(*value);
            }
        }
        unsigned(&mut out, new.len() as u64);
        new.into_iter().for_each(|name| text(&mut out, name));
        unsigned(&mut out, changed.len() as u64);
        for (number, delta) in changed {
            unsigned(&mut out, number as u64);
            signed(&mut out, delta);
        }
        let gone: Vec<usize> = (0..self.values.len()).filter(|number| self.values[*number].is_some() && !is_there[*number]).collect();
        unsigned(&mut out, gone.len() as u64);
        for number in gone {
            unsigned(&mut out, number as u64);
            self.values[number] = None;
        }
        out
    }

    /// The segment's number of the name that has `number` everywhere; the next one if the segment does not know it yet.
    fn number(&mut self, number: u32) -> usize {
        let place = number as usize;
        if self.numbers.len() <= place {
            self.numbers.resize(place + 1, NONE);
        }
        if self.numbers[place] == NONE {
            self.numbers[place] = u32::try_from(self.values.len()).unwrap_or(NONE);
            self.values.push(None);
        }
        self.numbers[place] as usize
    }
}

/// What a reader remembers of a segment: names by number, and the values as they were last.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    names: Vec<String>,
    values: Vec<Option<i64>>,
    at_ms: i64,
}

impl Decoder {
    /// Takes in a payload of a sample. `None`: it is damaged.
    pub(super) fn take(&mut self, mut payload: &[u8]) -> Option<()> {
        let from = &mut payload;
        self.at_ms = self.at_ms.wrapping_add(take_signed(from)?);
        for _ in 0..take_unsigned(from)? {
            self.names.push(take_text(from)?);
            self.values.push(None);
        }
        for _ in 0..take_unsigned(from)? {
            let (number, delta) = (usize::try_from(take_unsigned(from)?).ok()?, take_signed(from)?);
            let value = self.values.get_mut(number)?;
            *value = Some(value.unwrap_or(0).wrapping_add(delta));
        }
        for _ in 0..take_unsigned(from)? {
            let number = usize::try_from(take_unsigned(from)?).ok()?;
            *self.values.get_mut(number)? = None;
        }
        Some(())
    }

    /// The moment of the sample that was taken in last, ms.
    pub(super) fn at_ms(&self) -> i64 {
        self.at_ms
    }

    /// The sample that was taken in last.
    pub(super) fn current(&self) -> Sample {
        let values = self.names.iter().zip(&self.values).filter_map(|(name, value)| Some((name.clone(), (*value)?)));
        Sample { at: UnixMs(self.at_ms), values: values.collect() }
    }
}

/// The payload of `event`.
pub(super) fn event(event: &Event) -> Vec<u8> {
    let mut out = Vec::new();
    signed(&mut out, event.at.get());
    out.push(event.level);
    text(&mut out, &event.text);
    out
}

/// The event of a payload. `None`: it is damaged.
pub(super) fn take_event(mut payload: &[u8]) -> Option<Event> {
    let from = &mut payload;
    let at = UnixMs(take_signed(from)?);
    let (level, rest) = from.split_first()?;
    *from = rest;
    Some(Event { at, level: *level, text: take_text(from)? })
}

fn unsigned(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Small numbers of either sign take few bytes.
fn signed(out: &mut Vec<u8>, number: i64) {
    unsigned(out, ((number << 1) ^ (number >> 63)) as u64);
}

fn text(out: &mut Vec<u8>, text: &str) {
    let cut = text.floor_char_boundary(NAME_LEN_MAX);
    unsigned(out, cut as u64);
    out.extend_from_slice(&text.as_bytes()[..cut]);
}

fn take_unsigned(from: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn take_signed(from: &mut &[u8]) -> Option<i64> {
    let number = take_unsigned(from)?;
    Some((number >> 1) as i64 ^ -((number & 1) as i64))
}

fn take_text(from: &mut &[u8]) -> Option<String> {
    let len = usize::try_from(take_unsigned(from)?).ok().filter(|len| *len <= NAME_LEN_MAX)?;
    let (text, rest) = from.split_at_checked(len)?;
    *from = rest;
    String::from_utf8(text.to_vec()).ok()
}
