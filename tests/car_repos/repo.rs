//! Repositories as a server of the AT Protocol writes them: DAG-CBOR blocks under the hash of their content, and a tree
//! whose layers follow from the keys' hashes.

use super::sha256::sha256;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Block by CID.
pub type Blocks = BTreeMap<Vec<u8>, Vec<u8>>;

/// A block's address: version 1, DAG-CBOR, SHA-256, 32 bytes.
fn cid(block: &[u8]) -> Vec<u8> {
    [&[0x01, 0x71, 0x12, 0x20][..], &sha256(block)].concat()
}

fn head(kind: u8, number: usize) -> Vec<u8> {
    match number {
        0..24 => vec![kind << 5 | number as u8],
        24..256 => vec![kind << 5 | 24, number as u8],
        _ => [&[kind << 5 | 25][..], &(number as u16).to_be_bytes()].concat(),
    }
}

/// What CBOR writes for JSON; `{"$bytes": "…"}` and `{"$link": "…"}`, in hexadecimal, for what JSON lacks.
fn cbor(value: &Value) -> Vec<u8> {
    let string = |kind: u8, bytes: &[u8]| [head(kind, bytes.len()), bytes.to_vec()].concat();
    match value {
        Value::Null => vec![0xf6],
        Value::Bool(truth) => vec![if *truth { 0xf5 } else { 0xf4 }],
        Value::Number(number) => head(0, number.as_u64().expect("a small number") as usize),
        Value::String(text) => string(3, text.as_bytes()),
        Value::Array(list) => [head(4, list.len()), list.iter().flat_map(cbor).collect()].concat(),
        Value::Object(map) => {
            if let Some(bytes) = map.get("$bytes") {
                return string(2, &unhex(bytes));
            }
            if let Some(link) = map.get("$link") {
                return [vec![0xd8, 42], string(2, &[vec![0], unhex(link)].concat())].concat();
            }
            let mut members: Vec<_> = map.iter().collect();
            members.sort_by_key(|(name, _)| (name.len(), name.as_str()));
            let members =
                members.into_iter().flat_map(|(name, value)| [string(3, name.as_bytes()), cbor(value)].concat());
            [head(5, map.len()), members.collect()].concat()
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &Value) -> Vec<u8> {
    let text = text.as_str().expect("hexadecimal");
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal")).collect()
}

fn link(cid: &[u8]) -> Value {
    json!({"$link": hex(cid)})
}

/// Adds a block and says where it is.
pub fn put(blocks: &mut Blocks, value: &Value) -> Vec<u8> {
    let block = cbor(value);
    blocks.insert(cid(&block), block.clone());
    cid(&block)
}

/// The layer of a key: pairs of zero bits that its hash begins with.
fn layer(key: &str) -> u32 {
    let hash = sha256(key.as_bytes());
    u64::from_be_bytes(*hash.first_chunk().expect("32 bytes")).leading_zeros() / 2
}

/// The node of these records (sorted by key) at a layer.
fn node(blocks: &mut Blocks, records: &[(String, Vec<u8>)], at: u32) -> Option<Vec<u8>> {
    if records.is_empty() {
        return None;
    }
    // What is between two keys of this layer hangs below the first of them.
    let tops: Vec<usize> = (0..records.len()).filter(|&i| layer(&records[i].0) == at).collect();
    let below = |blocks: &mut Blocks, from: usize, to: usize| match at {
        0 => Value::Null,
        _ => node(blocks, &records[from..to], at - 1).map_or(Value::Null, |cid| link(&cid)),
    };
    let left = below(blocks, 0, *tops.first().unwrap_or(&records.len()));
    let mut entries = Vec::new();
    for (n, &top) in tops.iter().enumerate() {
        let (key, record) = &records[top];
        let before = if n > 0 { records[tops[n - 1]].0.as_str() } else { "" };
        let same = before.bytes().zip(key.bytes()).take_while(|(a, b)| a == b).count();
        let right = below(blocks, top + 1, *tops.get(n + 1).unwrap_or(&records.len()));
        entries
            .push(json!({"p": same, "k": {"$bytes": hex(&key.as_bytes()[same..])}, "v": link(record), "t": right}));
    }
    Some(put(blocks, &json!({"l": left, "e": entries})))
}

/// A repository's blocks, and its commit's address.
pub fn repository(did: &str, version: u64, rev: &str, records: &[(&str, Value)]) -> (Blocks, Vec<u8>) {
    let mut blocks = Blocks::new();
    let mut keys: Vec<(String, Vec<u8>)> =
        records.iter().map(|(key, record)| ((*key).to_owned(), put(&mut blocks, record))).collect();
    keys.sort();
    let top = keys.iter().map(|(key, _)| layer(key)).max().unwrap_or(0);
    let tree = node(&mut blocks, &keys, top).expect("some records");
    let mut commit = json!({"did": did, "version": version, "data": link(&tree), "prev": null});
    commit["sig"] = json!({"$bytes": "5a".repeat(64)});
    if version > 2 {
        commit["rev"] = json!(rev);
    }
    let root = put(&mut blocks, &commit);
    (blocks, root)
}

fn varint(mut number: usize) -> Vec<u8> {
    let mut out = Vec::new();
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
    out
}

/// A file of these blocks, in this order.
pub fn car<'b>(root: &[u8], blocks: impl IntoIterator<Item = (&'b Vec<u8>, &'b Vec<u8>)>) -> Vec<u8> {
    let header = cbor(&json!({"roots": [link(root)], "version": 1}));
    let mut out = [varint(header.len()), header].concat();
    for (cid, block) in blocks {
        out.extend([varint(cid.len() + block.len()), cid.clone(), block.clone()].concat());
    }
    out
}
