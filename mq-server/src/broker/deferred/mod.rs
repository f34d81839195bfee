//! Messages set aside to be appended again later.

pub mod delay_levels;
