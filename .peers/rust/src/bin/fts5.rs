//! SQLite FTS5 beside the others: `fts5 build DOCUMENTS DIR`, `answer DIR`.

use peers::{answer, Answer, Count, Document, Documents, Engine, Facets, Hit, Request, Result};
use rusqlite::{named_params, params, Connection};

const TABLES: &str = "
    PRAGMA journal_mode = WAL;
    CREATE TABLE page (id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, category TEXT NOT NULL, skills TEXT NOT NULL);
    CREATE TABLE value (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL);
    CREATE TABLE page_category (page INTEGER PRIMARY KEY, value INTEGER NOT NULL);
    CREATE TABLE page_skill (page INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (page, value)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE text USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 0');";

fn open(dir: &str) -> Result<Connection> {
    let db = Connection::open(format!("{dir}/pages.db"))?;
    db.execute_batch("PRAGMA mmap_size = 4000000000; PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL;")?;
    Ok(db)
}

fn build(documents: &str, dir: &str) -> Result<()> {
    std::fs::create_dir_all(dir)?;
    let mut db = open(dir)?;
    db.execute_batch(TABLES)?;
    let all = db.transaction()?;
    for d in Documents::open(documents)? {
        let d = d?;
        all.prepare_cached("INSERT INTO page (path, category, skills) VALUES (?, ?, ?)")?.execute(params![d.id, d.category, serde_json::to_string(&d.skills)?])?;
        add(&all, all.last_insert_rowid(), &d)?;
    }
    all.execute("INSERT INTO text (text) VALUES ('optimize')", [])?;
    all.commit()?;
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); ANALYZE;")?;
    Ok(())
}

/// Adds the texts and values of a page.
fn add(db: &Connection, id: i64, d: &Document) -> Result<()> {
    db.prepare_cached("INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)")?.execute(params![id, d.title, d.body])?;
    if !d.category.is_empty() {
        add_value(db, "INSERT INTO page_category (page, value) SELECT ?1, id FROM value WHERE name = ?2", id, &d.category)?;
    }
    for s in &d.skills {
        add_value(db, "INSERT INTO page_skill (page, value) SELECT ?1, id FROM value WHERE name = ?2", id, s)?;
    }
    Ok(())
}

fn add_value(db: &Connection, sql: &str, page: i64, name: &str) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO value (name) VALUES (?)")?.execute(params![name])?;
    db.prepare_cached(sql)?.execute(params![page, name])?;
    Ok(())
}

struct Fts5 {
    db: Connection,
}

impl Fts5 {
    fn open(dir: &str) -> Result<Fts5> {
        let db = open(dir)?;
        db.execute_batch("CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY, score REAL NOT NULL)")?;
        Ok(Fts5 { db })
    }

    /// The number of a value: 0 for none is chosen, -1 for one that no page has.
    fn number(&self, name: &str) -> Result<i64> {
        let mut q = self.db.prepare_cached("SELECT coalesce(max(id), iif(?1 = '', 0, -1)) FROM value WHERE name = ?1")?;
        Ok(q.query_row(params![name], |r| r.get(0))?)
    }

    fn counts(&self, sql: &str, chosen: i64) -> Result<Vec<Count>> {
        let mut q = self.db.prepare_cached(sql)?;
        let rows = q.query_map(params![chosen], |r| Ok(Count { value: r.get(0)?, count: r.get::<_, i64>(1)? as u64 }))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    fn hits(&self, category: i64, skill: i64, asked: &str) -> Result<Vec<Hit>> {
        let mut q = self.db.prepare_cached(&format!(
            "SELECT id, score FROM hit WHERE {CHOSEN} ORDER BY score, id LIMIT 10"
        ))?;
        let top: Vec<(i64, f64)> = q
            .query_map(named_params! {":category": category, ":skill": skill}, |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<std::result::Result<_, _>>()?;
        let mut shown = self.db.prepare_cached(
            "SELECT path, title, category, skills, snippet(text, 1, '<mark>', '</mark>', '…', 32)
             FROM text JOIN page ON page.id = text.rowid WHERE text MATCH ? AND text.rowid = ?",
        )?;
        let mut hits = vec![];
        for (id, score) in top {
            hits.push(shown.query_row(params![asked, id], |r| {
                let skills: String = r.get(3)?;
                Ok(Hit {
                    id: r.get(0)?,
                    title: r.get(1)?,
                    category: r.get(2)?,
                    skills: serde_json::from_str(&skills).unwrap_or_default(),
                    score: -score,
                    snippet: r.get(4)?,
                })
            })?);
        }
        Ok(hits)
    }
}

// A value that is chosen is its number, 0 for none.
const CHOSEN: &str = "(:category = 0 OR EXISTS (SELECT 1 FROM page_category WHERE page = hit.id AND value = :category))
    AND (:skill = 0 OR EXISTS (SELECT 1 FROM page_skill WHERE page = hit.id AND value = :skill))";
const CATEGORIES: &str = "SELECT name, n FROM (
        SELECT value, count(*) AS n FROM hit CROSS JOIN page_category ON page = hit.id
        WHERE ?1 = 0 OR EXISTS (SELECT 1 FROM page_skill WHERE page = hit.id AND value = ?1) GROUP BY value)
    AS counted JOIN value ON value.id = counted.value ORDER BY n DESC, name LIMIT 200";
const SKILLS: &str = "SELECT name, n FROM (
        SELECT value, count(*) AS n FROM hit CROSS JOIN page_skill ON page = hit.id
        WHERE ?1 = 0 OR EXISTS (SELECT 1 FROM page_category WHERE page = hit.id AND value = ?1) GROUP BY value)
    AS counted JOIN value ON value.id = counted.value ORDER BY n DESC, name LIMIT 200";

fn asked(r: &Request) -> Result<String> {
    let quoted: Vec<String> = r.words.iter().map(|w| format!("\"{w}\"")).collect();
    match r.kind.as_str() {
        "or" => Ok(quoted.join(" OR ")),
        "and" => Ok(quoted.join(" AND ")),
        "phrase" => Ok(format!("\"{}\"", r.words.join(" "))),
        "prefix" => Ok(format!("{} *", quoted[0])),
        other => Err(format!("unsupported: {other}").into()),
    }
}

impl Engine for Fts5 {
    fn search(&mut self, r: &Request) -> Result<Answer> {
        let asked = asked(r)?;
        let (category, skill) = (self.number(&r.category)?, self.number(&r.skill)?);
        self.db.prepare_cached("DELETE FROM hit")?.execute([])?;
        self.db.prepare_cached("INSERT INTO hit SELECT rowid, bm25(text, 3.0, 1.0) FROM text WHERE text MATCH ?")?.execute(params![asked])?;
        let total: i64 = self
            .db
            .prepare_cached(&format!("SELECT count(*) FROM hit WHERE {CHOSEN}"))?
            .query_row(named_params! {":category": category, ":skill": skill}, |r| r.get(0))?;
        let facets = Facets { category: self.counts(CATEGORIES, skill)?, skill: self.counts(SKILLS, category)? };
        Ok(Answer { total: total as usize, hits: self.hits(category, skill, &asked)?, facets })
    }

    fn change(&mut self, documents: &[Document]) -> Result<()> {
        let all = self.db.transaction()?;
        for d in documents {
            let id: i64 = all.prepare_cached("SELECT id FROM page WHERE path = ?")?.query_row(params![d.id], |r| r.get(0))?;
            all.execute("UPDATE page SET category = ?, skills = ? WHERE id = ?", params![d.category, serde_json::to_string(&d.skills)?, id])?;
            all.execute("DELETE FROM page_category WHERE page = ?", params![id])?;
            all.execute("DELETE FROM page_skill WHERE page = ?", params![id])?;
            all.execute("DELETE FROM text WHERE rowid = ?", params![id])?;
            add(&all, id, d)?;
        }
        Ok(all.commit()?)
    }
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["build", documents, dir] => build(documents, dir),
        ["answer", dir] => answer(Fts5::open(dir)?),
        _ => Err("usage: fts5 build DOCUMENTS DIR | answer DIR".into()),
    }
}
