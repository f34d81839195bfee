//! One copy of each name. An answer names its broker and its topic once for each queue; kept as they come, the names of ten thousand queues
//! would take more room than the figures.

use crate::model::Name;
use std::collections::HashSet;

/// Names that are known beyond those that were last used, before all are forgotten.
const SPARE_MAX: usize = 10_000;

/// Names that were seen.
#[derive(Debug, Default)]
pub struct Names {
    known: HashSet<Name>,
    /// How many there were after the last time that all were forgotten.
    kept: usize,
}

impl Names {
    /// The first copy that was seen of `name`.
    pub fn one(&mut self, name: Name) -> Name {
        match self.known.get(&name) {
            Some(known) => known.clone(),
            None => {
                self.known.insert(name.clone());
                name
            }
        }
    }

    /// A whole answer was taken in: forgets everything when most of it may be out of use.
    pub fn tidy(&mut self) {
        if self.kept == 0 {
            self.kept = self.known.len();
        } else if self.known.len() > self.kept + SPARE_MAX {
            *self = Self::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_copy_and_old_ones_are_forgotten() {
        let mut names = Names::default();
        let (first, second) = (names.one("orders".to_owned().into()), names.one("orders".to_owned().into()));
        assert_eq!(first.as_ptr(), second.as_ptr());
        names.tidy();
        (0..=SPARE_MAX).for_each(|number| drop(names.one(number.to_string().into())));
        names.tidy();
        assert!(names.known.is_empty());
    }
}
