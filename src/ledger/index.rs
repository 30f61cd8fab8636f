//! The numbers of accounts, networks and objects: each a type of its own, so that none is taken for another.

use serde::Serialize;
use std::ops::{Index, IndexMut};

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident($inner:ty))*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub $inner);

        impl $name {
            /// The number of what stands at a place of its list.
            pub fn of(place: usize) -> $name {
                $name(place as $inner)
            }

            /// Those of a list's first so many.
            pub fn all(count: usize) -> impl ExactSizeIterator<Item = $name> + Clone {
                (0..count).map($name::of)
            }

            /// Where it stands in its list.
            pub fn place(self) -> usize {
                self.0 as usize
            }
        }

        impl From<$name> for i64 {
            fn from(number: $name) -> i64 {
                number.0.into()
            }
        }

        impl<T> Index<$name> for [T] {
            type Output = T;

            fn index(&self, number: $name) -> &T {
                &self[number.place()]
            }
        }

        impl<T> IndexMut<$name> for [T] {
            fn index_mut(&mut self, number: $name) -> &mut T {
                &mut self[number.place()]
            }
        }

        impl<T> Index<$name> for Vec<T> {
            type Output = T;

            fn index(&self, number: $name) -> &T {
                &self[number.place()]
            }
        }

        impl<T> IndexMut<$name> for Vec<T> {
            fn index_mut(&mut self, number: $name) -> &mut T {
                &mut self[number.place()]
            }
        }
    )*};
}

index! {
    /// The number of an account in [`Ledger::accounts`](super::Ledger::accounts).
    AccountIx(u32)

    /// The number of a network in [`Ledger::networks`](super::Ledger::networks).
    NetworkIx(u16)

    /// The number of an object, a thread's id or an address in [`Ledger::strings`](super::Ledger::strings).
    ObjectIx(u32)
}
