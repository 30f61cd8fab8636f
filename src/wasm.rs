//! The browser door, and the only file that names wasm-bindgen: bytes in, small results out, no rule of any kind.
//!
//! What leaves this room goes to the page's own memory and nowhere else: the engine has no way to open a connection.
//! Files are imported in a worker each ([`import_files`]), whose result travels as bytes to the worker that holds the
//! [`Engine`].

use crate::Error;
use crate::archive::{Bytes, Input};
use crate::card::badge::Look;
use crate::card::{self, Card, Fields};
use crate::import;
use crate::networks;
use crate::person_links;
use crate::query::{Query, day};
use crate::readers::encoding::{self, Decode};
use crate::record::{AccountName, Import};
use crate::score::Day;
use crate::session::Session;
use js_sys::{Function, Uint8Array};
use std::cell::RefCell;
use std::io;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, FileReaderSync, TextDecodeOptions, TextDecoder};

/// A `File` or `Blob` of a worker, read by range; or plain bytes, where there is no such thing.
enum Dropped {
    Blob(Blob, FileReaderSync, RefCell<Near>),
    Bytes(Uint8Array),
}

/// What was read last, and a little of what follows: an archive of ten thousand small files would otherwise cost as many
/// questions to the browser, each a millisecond and more.
#[derive(Default)]
struct Near {
    from: u64,
    bytes: Vec<u8>,
}

/// Bytes that one question for few brings along.
const NEAR: u64 = 64 << 10;

impl Near {
    fn at(&self, offset: u64) -> &[u8] {
        let at = offset.checked_sub(self.from).and_then(|at| usize::try_from(at).ok());
        at.and_then(|at| self.bytes.get(at..)).unwrap_or_default()
    }
}

impl Dropped {
    fn new(value: JsValue) -> Result<Dropped, JsValue> {
        let bytes = match value.dyn_into::<Blob>() {
            Ok(blob) => return Ok(Dropped::Blob(blob, FileReaderSync::new()?, RefCell::default())),
            Err(bytes) => bytes,
        };
        // An array made from an array is a copy; one made from a buffer is a view.
        Ok(Dropped::Bytes(bytes.dyn_into().unwrap_or_else(|buffer| Uint8Array::new(&buffer))))
    }
}

fn refused(error: JsValue) -> io::Error {
    let text = error.dyn_ref::<js_sys::Error>().map(|e| String::from(e.message()));
    io::Error::other(text.unwrap_or_else(|| "the browser could not read it; it may have changed or moved".into()))
}

fn slice(blob: &Blob, reader: &FileReaderSync, from: u64, to: u64) -> io::Result<Uint8Array> {
    let slice = blob.slice_with_f64_and_f64(from as f64, to as f64).map_err(refused)?;
    Ok(Uint8Array::new(reader.read_as_array_buffer(&slice).map_err(refused)?.as_ref()))
}

impl Bytes for Dropped {
    fn len(&self) -> u64 {
        match self {
            Dropped::Blob(blob, ..) => blob.size() as u64,
            Dropped::Bytes(bytes) => u64::from(bytes.length()),
        }
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let end = (offset + buf.len() as u64).min(self.len());
        let part = match self {
            _ if offset >= end => return Ok(0),
            Dropped::Bytes(bytes) => bytes.subarray(offset as u32, end as u32),
            Dropped::Blob(blob, reader, near) if end - offset < NEAR => {
                let mut near = near.borrow_mut();
                if near.at(offset).is_empty() {
                    let bytes = slice(blob, reader, offset, (offset + NEAR).min(self.len()))?.to_vec();
                    *near = Near { from: offset, bytes };
                }
                let known = near.at(offset);
                let n = known.len().min(buf.len());
                buf[..n].copy_from_slice(&known[..n]);
                return Ok(n);
            }
            Dropped::Blob(blob, reader, _) => slice(blob, reader, offset, end)?,
        };
        let n = part.length() as usize;
        part.copy_to(&mut buf[..n]);
        Ok(n)
    }
}

/// The tables of encodings that the browser has.
struct Tables(TextDecoder);

impl Decode for Tables {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) {
        let options = TextDecodeOptions::new();
        options.set_stream(!last);
        // It refuses nothing: what it can't decode is U+FFFD.
        out.push_str(&self.0.decode_with_u8_array_and_options(bytes, &options).unwrap_or_default());
    }
}

/// What has to be so before anything is asked.
#[wasm_bindgen(start)]
pub fn begin() {
    encoding::provide(|name| {
        let decoder = TextDecoder::new_with_label(name).ok()?;
        Some((decoder.encoding(), Box::new(Tables(decoder))))
    });
}

/// One dropped file (`paths` empty), or a folder's files with their paths.
fn input(name: String, paths: Vec<String>, mut files: Vec<JsValue>) -> Result<Input, JsValue> {
    if paths.is_empty() {
        let file = files.pop().ok_or_else(|| JsError::new("no file was given"))?;
        return Ok(Input::File { name, bytes: Box::new(Dropped::new(file)?) });
    }
    let file = |(path, file): (String, JsValue)| -> Result<(String, Box<dyn Bytes>), JsValue> {
        Ok((path, Box::new(Dropped::new(file)?)))
    };
    let files = paths.into_iter().zip(files).map(file).collect::<Result<_, _>>()?;
    Ok(Input::Folder { name, files })
}

/// Reads what was dropped under one name; the result is for [`Engine::add`]. `progress` is called with a
/// [`import::Progress`].
#[wasm_bindgen]
pub fn import_files(
    name: String,
    paths: Vec<String>,
    files: Vec<JsValue>,
    progress: &Function,
) -> Result<Vec<u8>, JsValue> {
    let mut tell = |at: import::Progress| {
        // A page that no longer listens must not stop the import.
        let _ = to_js(&at).and_then(|at| progress.call1(&JsValue::NULL, &at));
    };
    let imports = networks::import(input(name, paths, files)?, &mut tell);
    postcard::to_allocvec(&imports).map_err(|e| JsError::new(&e.to_string()).into())
}

/// The row a record came from, as pairs of field and content, re-read from the file.
#[wasm_bindgen]
pub fn row(
    name: String,
    paths: Vec<String>,
    files: Vec<JsValue>,
    entry: &str,
    record: u32,
) -> Result<JsValue, JsValue> {
    let fields = networks::row(input(name, paths, files)?, entry, record).map_err(failed)?;
    to_js(&fields)
}

/// What was written in a row, re-read from the file, where it is by one of the accounts of `owner`; else nothing.
#[wasm_bindgen]
pub fn own_words(
    name: String,
    paths: Vec<String>,
    files: Vec<JsValue>,
    entry: &str,
    record: u32,
    owner: Vec<String>,
) -> Result<Option<String>, JsValue> {
    let owner: Vec<AccountName> = owner.into_iter().map(AccountName::from).collect();
    networks::own_words(input(name, paths, files)?, entry, record, &owner).map_err(failed)
}

fn failed(error: Error) -> JsValue {
    JsError::new(&error.to_string()).into()
}

/// Two days (`YYYY-MM-DD`), where there are two.
fn span(from: Option<String>, to: Option<String>) -> Result<Option<(Day, Day)>, JsValue> {
    let days = from.zip(to).map(|(from, to)| Ok((day(&from)?, day(&to)?))).transpose();
    days.map_err(|error: Error| failed(error))
}

fn from_js<T: serde::de::DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

fn to_js(value: &impl serde::Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// The formats that can be read, and how to get each.
#[wasm_bindgen]
pub fn formats() -> Result<JsValue, JsValue> {
    to_js(&networks::FORMATS)
}

/// The pairs of accounts in a `same-people.csv`.
#[wasm_bindgen]
pub fn read_same(text: &str) -> Result<JsValue, JsValue> {
    to_js(&person_links::parse(text.as_bytes()).map_err(failed)?)
}

/// The `same-people.csv` of these pairs.
#[wasm_bindgen]
pub fn write_same(pairs: JsValue) -> Result<String, JsValue> {
    let pairs: Vec<person_links::Pair> = from_js(pairs)?;
    Ok(person_links::write(&pairs))
}

/// What a dropped card says (`name`, `as_of`, `score`); `null` where the file is none. Its owner's score is given on
/// as one of the `scores` of [`Query`].
#[wasm_bindgen]
pub fn read_card(file: &[u8]) -> Result<JsValue, JsValue> {
    let card = card::is_card(file).then(|| Card::read(file)).transpose().map_err(failed)?;
    to_js(&card.map(|card| card.facts()))
}

/// The files that go with a card (`json`, `badge`, `badge_small`, `badge_wide`, `embed`), as [`Engine::card`] makes them.
#[wasm_bindgen]
pub fn publish(card: &[u8], look: JsValue) -> Result<JsValue, JsValue> {
    to_js(&Card::read(card).map_err(failed)?.publish(look_of(look)?))
}

/// A [`Look`]; that of a badge of which nothing is said.
fn look_of(look: JsValue) -> Result<Look, JsValue> {
    if look.is_undefined() { Ok(Look::default()) } else { from_js(look) }
}

/// Everything that was dropped, and its score.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine(Session);

#[wasm_bindgen]
impl Engine {
    /// Nothing dropped yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Engine {
        Engine::default()
    }

    /// Takes the result of [`import_files`]; returns its reports, with the `id` of the dropped file.
    pub fn add(&mut self, records: &[u8]) -> Result<JsValue, JsValue> {
        let imports: Vec<Import> = postcard::from_bytes(records).map_err(|e| JsError::new(&e.to_string()))?;
        let added = self.0.add(imports).map_err(failed)?;
        // A file of which the page knows nothing could not be removed either.
        to_js(&added).inspect_err(|_| self.0.remove(added.id))
    }

    /// Forgets a dropped file.
    pub fn remove(&mut self, id: u32) {
        self.0.remove(id);
    }

    /// Scores as asked (an object with the fields of [`Query`]), without the curve.
    pub fn answer(&mut self, query: JsValue) -> Result<JsValue, JsValue> {
        let query = Query::read(from_js(query)?).map_err(failed)?;
        to_js(&self.0.answer(&query).map_err(failed)?)
    }

    /// The next days of the last answer's curve, at most so many; when all were told, what takes the whole of it.
    pub fn trace(&mut self, most: usize) -> Result<JsValue, JsValue> {
        to_js(&self.0.trace(most).map_err(failed)?)
    }

    /// Scores as asked, and says all about it at once: what `cloutscope score --json` prints.
    pub fn report(&mut self, query: JsValue) -> Result<JsValue, JsValue> {
        let query = Query::read(from_js(query)?).map_err(failed)?;
        to_js(&self.0.report(&query).map_err(failed)?)
    }

    /// Some of the people and crowds that the score is made of, on one network or on all.
    pub fn people(&self, network: Option<String>, offset: usize, limit: usize) -> Result<JsValue, JsValue> {
        to_js(&self.0.people(network.as_deref(), offset, limit))
    }

    /// What one person adds, by network, whichever of their accounts is meant; without an account, what crowds add.
    pub fn person(&self, account: Option<String>) -> Result<JsValue, JsValue> {
        to_js(&self.0.person(account.as_deref().map(AccountName::from).as_ref()).map_err(failed)?)
    }

    /// Some of the owner's posts, those that add most first; with two days, also what each added between them.
    pub fn posts(
        &self,
        offset: usize,
        limit: usize,
        from: Option<String>,
        to: Option<String>,
    ) -> Result<JsValue, JsValue> {
        to_js(&self.0.posts(offset, limit, span(from, to)?).map_err(failed)?)
    }

    /// Some of the people over all networks, ordered by `points`, `name`, `since`, `last`, `score`, `kinds` or
    /// `answered`, of those whose names hold `search`.
    pub fn totals(&mut self, order: JsValue, search: &str, offset: usize, limit: usize) -> Result<JsValue, JsValue> {
        to_js(&self.0.totals(from_js(order)?, search, offset, limit).map_err(failed)?)
    }

    /// Who waits for an answer.
    pub fn waiting(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.waiting().map_err(failed)?)
    }

    /// The days worth a mark between two days of the curve, at most twelve, each with what lies behind it.
    pub fn events(&self, from: &str, to: &str) -> Result<JsValue, JsValue> {
        let (from, to) = (day(from).map_err(failed)?, day(to).map_err(failed)?);
        to_js(&self.0.events(from, to).map_err(failed)?)
    }

    /// The last answer as tables (`name`, `content`): `curve.csv`, `people.csv`, `posts.csv`, `causes.csv`.
    pub fn tables(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.tables().map_err(failed)?)
    }

    /// Why the score moved between two days, in four parts; without days, of the span that moved most.
    pub fn story(&self, from: Option<String>, to: Option<String>) -> Result<JsValue, JsValue> {
        to_js(&self.0.story(span(from, to)?).map_err(failed)?)
    }

    /// Accounts of equal names that may be one person; `same` are the pairs that are known to be.
    pub fn suggestions(&mut self, same: JsValue) -> Result<JsValue, JsValue> {
        let same: Vec<person_links::Pair> = from_js(same)?;
        to_js(&self.0.suggestions(&same))
    }

    /// Why the score moved between two days (`YYYY-MM-DD`): the `most` largest causes, by default all.
    pub fn why(&self, from: &str, to: &str, most: Option<usize>) -> Result<JsValue, JsValue> {
        let (from, to) = (day(from).map_err(failed)?, day(to).map_err(failed)?);
        to_js(&self.0.why(from, to, most.unwrap_or(usize::MAX)).map_err(failed)?)
    }

    /// The last score's card and badges, as they would be published, with that name (which may be empty) and those of
    /// the switches of [`Fields`] on; the badges in that [`Look`].
    pub fn card(&mut self, name: String, on: Vec<String>, look: JsValue) -> Result<JsValue, JsValue> {
        let mut fields = Fields { name, ..Fields::all(false) };
        for field in &on {
            *fields.switch(field).ok_or_else(|| JsError::new("a card has no such field"))? = true;
        }
        to_js(&self.0.card(&fields, look_of(look)?).map_err(failed)?)
    }
}
