//! Writing without a tree in between: what `write::compact` makes of a value's tree, byte for byte, in one pass and one buffer.
//!
//! The answers of a broker with ten thousand topics are megabytes. Members are written as they come; that they are sorted by name, that null
//! ones are left out, and that of two alike the last counts is put right at the end of each object, where it is not so already.

use super::{KeyStyle, RAW_MARK, write};
use serde::ser::{self, Error as _, Impossible, Serialize};
use serde_json::{Error, Number};
use std::fmt::Write as _;

/// Appends `value` to `out`, compactly and with raw keys.
pub(super) fn append<T: Serialize + ?Sized>(out: &mut String, value: &T) -> Result<(), Error> {
    value.serialize(Stream { out })
}

/// Where a value goes.
struct Stream<'a> {
    out: &'a mut String,
}

macro_rules! plain {
    ($($method:ident: $type:ty),*) => { $(
        fn $method(self, value: $type) -> Result<(), Error> {
            let _ = write!(self.out, "{value}");
            Ok(())
        }
    )* };
}

impl<'a> ser::Serializer for Stream<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Elements<'a>;
    type SerializeTuple = Elements<'a>;
    type SerializeTupleStruct = Elements<'a>;
    type SerializeTupleVariant = Elements<'a>;
    type SerializeMap = Members<'a>;
    type SerializeStruct = Members<'a>;
    type SerializeStructVariant = Members<'a>;

    plain!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    plain!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        match Number::from_f64(value) {
            Some(number) => drop(write!(self.out, "{number}")),
            None => self.out.push_str("null"),
        }
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        write::string(self.out, value, KeyStyle::Raw);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut members = Members::begin(self.out, "");
        members.key(variant);
        members.value(value)?;
        members.end()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements<'a>, Error> {
        Ok(Elements::begin(self.out, ""))
    }

    fn serialize_tuple(self, _: usize) -> Result<Elements<'a>, Error> {
        Ok(Elements::begin(self.out, ""))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Elements<'a>, Error> {
        Ok(Elements::begin(self.out, ""))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Elements<'a>, Error> {
        open_variant(self.out, variant);
        Ok(Elements::begin(self.out, "}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'a>, Error> {
        Ok(Members::begin(self.out, ""))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'a>, Error> {
        Ok(Members::begin(self.out, ""))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Members<'a>, Error> {
        open_variant(self.out, variant);
        Ok(Members::begin(self.out, "}"))
    }
}

fn open_variant(out: &mut String, variant: &str) {
    out.push('{');
    write::string(out, variant, KeyStyle::Raw);
    out.push(':');
}

/// An array that is written.
struct Elements<'a> {
    out: &'a mut String,
    is_first: bool,
    after: &'static str,
}

impl<'a> Elements<'a> {
    fn begin(out: &'a mut String, after: &'static str) -> Self {
        out.push('[');
        Self { out, is_first: true, after }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(',');
        }
        append(self.out, value)
    }

    fn close(self) -> Result<(), Error> {
        self.out.push(']');
        self.out.push_str(self.after);
        Ok(())
    }
}

macro_rules! elements {
    ($($kind:ident $method:ident),*) => { $(
        impl ser::$kind for Elements<'_> {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.element(value)
            }

            fn end(self) -> Result<(), Error> {
                self.close()
            }
        }
    )* };
}
elements!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

/// An object that is written.
struct Members<'a> {
    out: &'a mut String,
    /// Where its first member begins.
    begin: usize,
    after: &'static str,
    /// Names as they are compared, one after the other.
    names: String,
    /// Of each member: where its name begins in `names`, and where it begins and ends in `out`, without commas.
    members: Vec<(usize, usize, usize)>,
    is_sorted: bool,
}

impl<'a> Members<'a> {
    fn begin(out: &'a mut String, after: &'static str) -> Self {
        out.push('{');
        Self { begin: out.len(), out, after, names: String::new(), members: Vec::new(), is_sorted: true }
    }

    fn key(&mut self, name: &str) {
        if !self.members.is_empty() {
            self.out.push(',');
        }
        let (name_at, at) = (self.names.len(), self.out.len());
        self.is_sorted &= self.members.last().is_none_or(|(last, ..)| &self.names[*last..] < name);
        self.names.push_str(name);
        match name.strip_prefix(RAW_MARK) {
            Some(raw) => self.out.push_str(raw),
            None => write::string(self.out, name, KeyStyle::Raw),
        }
        self.out.push(':');
        self.members.push((name_at, at, at));
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let from = self.out.len();
        append(self.out, value)?;
        if &self.out[from..] != "null" {
            if let Some((_, _, end)) = self.members.last_mut() {
                *end = self.out.len();
            }
        } else if let Some((name_at, at, _)) = self.members.pop() {
            // A member that is null is left out.
            self.out.truncate(if self.members.is_empty() { self.begin } else { at - 1 });
            self.names.truncate(name_at);
        }
        Ok(())
    }

    fn end(mut self) -> Result<(), Error> {
        if !self.is_sorted {
            self.sort();
        }
        self.out.push('}');
        self.out.push_str(self.after);
        Ok(())
    }

    /// Puts the members in the order of their names; of those with the same name the last stays.
    fn sort(&mut self) {
        let ends: Vec<usize> = self.members.iter().skip(1).map(|next| next.0).chain([self.names.len()]).collect();
        let mut sorted: Vec<(&str, &str)> = self
            .members
            .iter()
            .zip(ends)
            .map(|((name_at, at, end), name_end)| (&self.names[*name_at..name_end], &self.out[*at..*end]))
            .collect();
        sorted.sort_by_key(|(name, _)| *name);
        let mut text = String::with_capacity(self.out.len() - self.begin);
        for (place, (name, member)) in sorted.iter().enumerate() {
            if sorted.get(place + 1).is_some_and(|(next, _)| next == name) {
                continue;
            }
            if !text.is_empty() {
                text.push(',');
            }
            text.push_str(member);
        }
        self.out.truncate(self.begin);
        self.out.push_str(&text);
    }
}

impl ser::SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(Key { members: self })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        Members::end(self)
    }
}

macro_rules! fields {
    ($($kind:ident),*) => { $(
        impl ser::$kind for Members<'_> {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
                self.key(name);
                self.value(value)
            }

            fn end(self) -> Result<(), Error> {
                Members::end(self)
            }
        }
    )* };
}
fields!(SerializeStruct, SerializeStructVariant);

/// A member's name: text, or what can be written as text.
struct Key<'m, 'a> {
    members: &'m mut Members<'a>,
}

macro_rules! named {
    ($($method:ident: $type:ty),*) => { $(
        fn $method(self, value: $type) -> Result<(), Error> {
            self.members.key(&value.to_string());
            Ok(())
        }
    )* };
}

macro_rules! nameless {
    ($($method:ident($($argument:ty),*) -> $type:ty;)*) => { $(
        fn $method(self, $(_: $argument),*) -> Result<$type, Error> {
            Err(Error::custom("a name must be text"))
        }
    )* };
}

impl ser::Serializer for Key<'_, '_> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Impossible<(), Error>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    named!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_char: char);
    named!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);
    nameless! {
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_str(self, name: &str) -> Result<(), Error> {
        self.members.key(name);
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<(), Error> {
        Err(Error::custom("a name must be text"))
    }
}
