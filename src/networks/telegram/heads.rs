//! Which chat is which, in a file that a program has sorted: there its messages stand before its name and its type.

use crate::readers::text;

/// What stands at the head of a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Name,
    Type,
    Id,
}

/// Where one chat ends and the next begins: none has a part twice.
#[derive(Debug, Default)]
pub struct Turn([bool; 3]);

impl Turn {
    /// Whether this part is another chat's.
    pub fn begins(&mut self, part: Part) -> bool {
        let again = self.0[part as usize];
        if again {
            self.0 = <_>::default();
        }
        self.0[part as usize] = true;
        again
    }
}

/// A chat's head, as words.
#[derive(Debug, Default, Clone)]
pub struct Head {
    pub name: String,
    pub kind: String,
    pub id: u64,
}

/// The heads of all chats, in their order.
#[derive(Debug, Default)]
pub struct Heads {
    list: Vec<Head>,
    turn: Turn,
}

impl Heads {
    fn head(&mut self, part: Part) -> &mut Head {
        let begins = self.turn.begins(part);
        if begins || self.list.is_empty() {
            self.list.push(Head::default());
        }
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    pub fn name(&mut self, name: &str) {
        self.head(Part::Name).name = text::clean(name).into_owned();
    }

    pub fn kind(&mut self, word: &str) {
        word.clone_into(&mut self.head(Part::Type).kind);
    }

    pub fn id(&mut self, id: u64) {
        self.head(Part::Id).id = id;
    }

    pub fn finish(self) -> Vec<Head> {
        self.list
    }
}
