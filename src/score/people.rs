//! Who is whom: the one place that says which accounts are one person.

use super::options::Options;
use crate::Result;
use crate::error::usage;
use crate::ledger::{AccountIx, Ledger, Owner};

/// The number of a person. The order is that of each person's first account, so it depends on nothing else.
pub(crate) type Person = u32;

/// Accounts by person and person by account.
///
/// The owner's accounts are one person, and so are those that the exports prove to be ([`Ledger::same`]) and those of
/// each of [`Options::joins`]; everybody else is as many people as they have accounts.
#[derive(Debug, Clone)]
pub(crate) struct People {
    person: Vec<Person>,
    accounts: Vec<Vec<AccountIx>>,
    /// The person to be scored.
    pub owner: Person,
}

impl People {
    pub fn new(ledger: &Ledger, options: &Options) -> Result<People> {
        let Some(&first) = options.owner.0.first() else { return Err(usage("nobody was chosen to be scored")) };
        let first_of = joined(ledger, Some(&options.owner), &options.joins)?;
        let mut accounts: Vec<Vec<AccountIx>> = Vec::new();
        // Of a person's accounts the smallest comes before the others.
        let mut person: Vec<Person> = Vec::with_capacity(first_of.len());
        for (account, &first) in AccountIx::all(first_of.len()).zip(&first_of) {
            let p = match first {
                first if first < account => person[first],
                _ => {
                    accounts.push(Vec::new());
                    accounts.len() as Person - 1
                }
            };
            accounts[p as usize].push(account);
            person.push(p);
        }
        Ok(People { owner: person[first], person, accounts })
    }

    /// Whose account it is.
    pub fn of(&self, account: AccountIx) -> Person {
        self.person[account]
    }

    /// A person's accounts, sorted.
    pub fn accounts(&self, person: Person) -> &[AccountIx] {
        &self.accounts[person as usize]
    }

    pub fn len(&self) -> usize {
        self.accounts.len()
    }
}

/// Of each account the smallest one of the same person: the owner, where there is one, those proved to be one ([`Ledger::same`]),
/// and those of the pairs `joins`.
pub(crate) fn joined(
    ledger: &Ledger,
    owner: Option<&Owner>,
    joins: &[(AccountIx, AccountIx)],
) -> Result<Vec<AccountIx>> {
    let count = ledger.accounts.len();
    let own = owner.map_or(&[][..], |owner| &owner.0);
    let own = own.iter().map(|&account| (own[0], account));
    let mut sets = Sets(AccountIx::all(count).collect());
    for (a, b) in own.chain(ledger.same.iter().chain(joins).copied()) {
        if a.max(b).place() >= count {
            return Err(usage("an account was named that is not in the ledger"));
        }
        sets.join(a, b);
    }
    Ok(AccountIx::all(count).map(|account| sets.root(account)).collect())
}

/// Disjoint sets; the root of each is its smallest account.
struct Sets(Vec<AccountIx>);

impl Sets {
    fn root(&mut self, mut a: AccountIx) -> AccountIx {
        while self.0[a] != a {
            self.0[a] = self.0[self.0[a]];
            a = self.0[a];
        }
        a
    }

    fn join(&mut self, a: AccountIx, b: AccountIx) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
