//! The line protocol of the peers (see ../README.md), for engines in Rust.

use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fs::File;
use std::io::{stdin, stdout, BufRead, BufReader, Lines, Write};
use std::time::Instant;

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A page as every engine indexes it.
#[derive(Deserialize)]
pub struct Document {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub category: String,
    #[serde(default)]
    pub skills: Vec<String>,
    pub body: String,
}

/// What is asked. `category` and `skill` are chosen values, "" for none.
#[derive(Deserialize, Default)]
pub struct Request {
    #[serde(default)]
    pub op: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub words: Vec<String>,
    #[serde(default)]
    pub category: String,
    #[serde(default)]
    pub skill: String,
    /// The answer itself is wanted too.
    #[serde(default)]
    pub body: bool,
    #[serde(default)]
    pub documents: Vec<Document>,
}

impl Request {
    /// The request for one word, as a check that a change is visible.
    pub fn one_word(word: &str) -> Request {
        Request { kind: "and".into(), words: vec![word.into()], ..Request::default() }
    }
}

#[derive(Serialize)]
pub struct Answer {
    pub total: usize,
    pub hits: Vec<Hit>,
    pub facets: Facets,
}

#[derive(Serialize)]
pub struct Hit {
    pub id: String,
    pub title: String,
    pub category: String,
    pub skills: Vec<String>,
    pub score: f64,
    pub snippet: String,
}

#[derive(Serialize)]
pub struct Facets {
    pub category: Vec<Count>,
    pub skill: Vec<Count>,
}

#[derive(Serialize)]
pub struct Count {
    pub value: String,
    pub count: u64,
}

#[derive(Serialize, Default)]
struct Reply {
    ns: u128,
    total: usize,
    bytes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Box<serde_json::value::RawValue>>,
    #[serde(skip_serializing_if = "String::is_empty")]
    error: String,
}

pub trait Engine {
    fn search(&mut self, request: &Request) -> Result<Answer>;
    /// Replaces documents, until searches see it and a crash does not lose it.
    fn change(&mut self, documents: &[Document]) -> Result<()>;
}

/// The documents of a file, one JSON object a line.
pub struct Documents(Lines<BufReader<File>>);

impl Documents {
    pub fn open(path: &str) -> Result<Documents> {
        Ok(Documents(BufReader::new(File::open(path)?).lines()))
    }
}

impl Iterator for Documents {
    type Item = Result<Document>;
    fn next(&mut self) -> Option<Self::Item> {
        let line = self.0.next()?;
        Some(line.map_err(Into::into).and_then(|l| Ok(serde_json::from_str(&l)?)))
    }
}

/// Answers the requests of standard input.
pub fn answer(mut engine: impl Engine) -> Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{{\"ready\":true}}")?;
    out.flush()?;
    for line in stdin().lock().lines() {
        let request: Request = serde_json::from_str(&line?)?;
        let reply = reply(&mut engine, &request).unwrap_or_else(|e| Reply { error: e.to_string(), ..Reply::default() });
        serde_json::to_writer(&mut out, &reply)?;
        writeln!(out)?;
        out.flush()?;
    }
    Ok(())
}

fn reply(engine: &mut impl Engine, request: &Request) -> Result<Reply> {
    let start = Instant::now();
    if request.op == "change" {
        engine.change(&request.documents)?;
        let total = engine.search(&Request::one_word(&request.words[0]))?.total;
        return Ok(Reply { ns: start.elapsed().as_nanos(), total, ..Reply::default() });
    }
    let answer = engine.search(request)?;
    let json = serde_json::to_string(&answer)?;
    let ns = start.elapsed().as_nanos();
    let bytes = json.len();
    let answer_json = if request.body { Some(serde_json::value::RawValue::from_string(json)?) } else { None };
    Ok(Reply { ns, total: answer.total, bytes, answer: answer_json, error: String::new() })
}
