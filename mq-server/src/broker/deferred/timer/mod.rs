//! Messages with a delivery time of their own.

mod redirect;

pub(super) use redirect::{redirect, redirect_until};
