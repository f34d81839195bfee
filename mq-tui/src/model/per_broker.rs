//! Something for each of a few brokers, by name. A map of the standard library takes room for eleven entries as soon as it has one; with ten
//! thousand topics on one broker each that is most of the memory.

use super::Name;

/// Values by broker name, in the order of the names.
#[derive(Debug, Clone)]
pub struct PerBroker<T> {
    entries: Vec<(Name, T)>,
}

impl<T> Default for PerBroker<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T> PerBroker<T> {
    /// The value of `broker`.
    pub fn get(&self, broker: &str) -> Option<&T> {
        self.entries.get(self.place(broker).ok()?).map(|(_, value)| value)
    }

    /// The value of `broker`, to be changed.
    pub fn get_mut(&mut self, broker: &str) -> Option<&mut T> {
        let place = self.place(broker).ok()?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Forgets `broker`.
    pub fn remove(&mut self, broker: &str) -> Option<T> {
        let place = self.place(broker).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// Names and values, in the order of the names.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Name, &T)> {
        self.entries.iter().map(|(name, value)| (name, value))
    }

    /// The values.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &T> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// Of how many brokers there is one.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn place(&self, broker: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|(name, _)| (**name).cmp(broker))
    }
}

impl<T: Default> PerBroker<T> {
    /// The value of `broker`, made if it is not there.
    pub fn at(&mut self, broker: &Name) -> &mut T {
        let place = self.place(broker).unwrap_or_else(|place| {
            // Most have one for good; doubling would leave room for three more.
            self.entries.reserve_exact(1);
            self.entries.insert(place, (broker.clone(), T::default()));
            place
        });
        &mut self.entries[place].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brokers_are_kept_by_name_and_take_no_more_room_than_they_need() {
        let mut values: PerBroker<u8> = PerBroker::default();
        *values.at(&"b".into()) = 2;
        assert_eq!(values.entries.capacity(), 1);
        *values.at(&"a".into()) = 1;
        *values.at(&"b".into()) += 1;
        assert_eq!(values.iter().map(|(name, value)| (&**name, *value)).collect::<Vec<_>>(), [("a", 1), ("b", 3)]);
        assert_eq!((values.get("b"), values.get("c")), (Some(&3), None));
        assert_eq!((values.remove("a"), values.remove("c"), values.len()), (Some(1), None, 1));
        assert!(values.get_mut("a").is_none() && !values.is_empty());
    }
}
