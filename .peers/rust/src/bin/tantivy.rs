//! tantivy beside the others: `tantivy build DOCUMENTS DIR`, `answer DIR`, `serve DIR ADDRESS`.

use peers::{answer, Answer, Count, Document, Documents, Engine, Facets, Hit, Request, Result};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::agg_result::{AggregationResult, AggregationResults, BucketResult};
use tantivy::aggregation::AggregationCollector;
use tantivy::collector::{Count as CountHits, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, RegexQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions, Value, STORED, STRING, TEXT};
use tantivy::snippet::SnippetGenerator;
use tantivy::{DocAddress, Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

const TITLE_WEIGHT: f32 = 3.0;

#[derive(Clone, Copy)]
struct Fields {
    id: Field,
    title: Field,
    body: Field,
    category: Field,
    skill: Field,
}

fn schema() -> (Schema, Fields) {
    let mut b = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::Basic);
    let facet = TextOptions::default().set_indexing_options(indexing).set_stored().set_fast("raw");
    let fields = Fields {
        id: b.add_text_field("id", STRING | STORED),
        title: b.add_text_field("title", TEXT | STORED),
        body: b.add_text_field("body", TEXT | STORED),
        category: b.add_text_field("category", facet.clone()),
        skill: b.add_text_field("skill", facet),
    };
    (b.build(), fields)
}

fn document(f: &Fields, d: &Document) -> TantivyDocument {
    let mut out = TantivyDocument::default();
    out.add_text(f.id, &d.id);
    out.add_text(f.title, &d.title);
    out.add_text(f.body, &d.body);
    if !d.category.is_empty() {
        out.add_text(f.category, &d.category);
    }
    for s in &d.skills {
        out.add_text(f.skill, s);
    }
    out
}

/// Writes one segment: the best case for searches.
fn build(documents: &str, dir: &str) -> Result<()> {
    std::fs::create_dir_all(dir)?;
    let (schema, fields) = schema();
    let index = Index::create_in_dir(dir, schema)?;
    let mut writer: IndexWriter = index.writer_with_num_threads(2, 200_000_000)?;
    for d in Documents::open(documents)? {
        writer.add_document(document(&fields, &d?))?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    Ok(())
}

struct Tantivy {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    writer: Option<IndexWriter>,
}

impl Tantivy {
    fn open(dir: &str) -> Result<Tantivy> {
        let index = Index::open_in_dir(dir)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Tantivy { index, reader, fields: schema().1, writer: None })
    }

    fn any(&self, leaf: impl Fn(Field) -> Result<Box<dyn Query>>) -> Result<Box<dyn Query>> {
        let title = Box::new(BoostQuery::new(leaf(self.fields.title)?, TITLE_WEIGHT));
        Ok(Box::new(BooleanQuery::new(vec![(Occur::Should, title), (Occur::Should, leaf(self.fields.body)?)])))
    }

    fn query(&self, r: &Request) -> Result<Box<dyn Query>> {
        let words: Vec<String> = r.words.iter().map(|w| w.to_lowercase()).collect();
        let term = |f: Field, w: &str| -> Box<dyn Query> { Box::new(TermQuery::new(Term::from_field_text(f, w), IndexRecordOption::WithFreqs)) };
        match r.kind.as_str() {
            "or" => {
                let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![];
                for w in &words {
                    clauses.push((Occur::Should, Box::new(BoostQuery::new(term(self.fields.title, w), TITLE_WEIGHT))));
                    clauses.push((Occur::Should, term(self.fields.body, w)));
                }
                Ok(Box::new(BooleanQuery::new(clauses)))
            }
            "and" => {
                let mut clauses = vec![];
                for w in &words {
                    clauses.push((Occur::Must, self.any(|f| Ok(term(f, w)))?));
                }
                Ok(Box::new(BooleanQuery::new(clauses)))
            }
            "phrase" => self.any(|f| Ok(Box::new(PhraseQuery::new(words.iter().map(|w| Term::from_field_text(f, w)).collect())))),
            "prefix" => self.any(|f| Ok(Box::new(RegexQuery::from_pattern(&format!("{}.*", words[0]), f)?))),
            "typo" => self.any(|f| Ok(Box::new(FuzzyTermQuery::new(Term::from_field_text(f, &words[0]), 1, true)))),
            other => Err(format!("unknown kind {other}").into()),
        }
    }

    fn filter(&self, field: Field, value: &str) -> (Occur, Box<dyn Query>) {
        let term = TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic);
        (Occur::Must, Box::new(ConstScoreQuery::new(Box::new(term), 0.0)))
    }

    fn search(&self, r: &Request) -> Result<Answer> {
        let searcher = self.reader.searcher();
        let query = self.query(r)?;
        let top = TopDocs::with_limit(10).order_by_score();
        let (hits, total, category, skill);
        let mut shown = query.box_clone();
        if r.category.is_empty() && r.skill.is_empty() {
            let counts;
            (hits, total, counts) = searcher.search(&query, &(top, CountHits, facets(&["category", "skill"])?))?;
            category = values(&counts, "category");
            skill = values(&counts, "skill");
        } else {
            let by_category = || self.filter(self.fields.category, &r.category);
            let by_skill = || self.filter(self.fields.skill, &r.skill);
            shown = Box::new(BooleanQuery::new(vec![(Occur::Must, query.box_clone()), by_category(), by_skill()]));
            (hits, total) = searcher.search(&shown, &(top, CountHits))?;
            let without = |f| -> BooleanQuery { BooleanQuery::new(vec![(Occur::Must, query.box_clone()), f]) };
            category = values(&searcher.search(&without(by_skill()), &facets(&["category"])?)?, "category");
            skill = values(&searcher.search(&without(by_category()), &facets(&["skill"])?)?, "skill");
        }
        let hits = self.hits(&searcher, &shown, hits)?;
        Ok(Answer { total, hits, facets: Facets { category, skill } })
    }

    fn hits(&self, searcher: &Searcher, query: &dyn Query, found: Vec<(f32, DocAddress)>) -> Result<Vec<Hit>> {
        let mut snippets = SnippetGenerator::create(searcher, query, self.fields.body)?;
        snippets.set_max_num_chars(200);
        let mut hits = vec![];
        for (score, at) in found {
            let d: TantivyDocument = searcher.doc(at)?;
            let text = |f| d.get_first(f).and_then(|v| v.as_str()).unwrap_or("");
            hits.push(Hit {
                id: text(self.fields.id).into(),
                title: text(self.fields.title).into(),
                category: text(self.fields.category).into(),
                skills: d.get_all(self.fields.skill).filter_map(|v| v.as_str()).map(String::from).collect(),
                score: score.into(),
                snippet: snippets.snippet(text(self.fields.body)).to_html(),
            });
        }
        Ok(hits)
    }
}

fn facets(names: &[&str]) -> Result<AggregationCollector> {
    let request: serde_json::Map<_, _> = names.iter().map(|n| (n.to_string(), serde_json::json!({"terms": {"field": n, "size": 200}}))).collect();
    let aggregations: Aggregations = serde_json::from_value(request.into())?;
    Ok(AggregationCollector::from_aggs(aggregations, Default::default()))
}

fn values(results: &AggregationResults, name: &str) -> Vec<Count> {
    match results.0.get(name) {
        Some(AggregationResult::BucketResult(BucketResult::Terms { buckets, .. })) => {
            buckets.iter().map(|b| Count { value: b.key.to_string(), count: b.doc_count }).collect()
        }
        _ => vec![],
    }
}

impl Engine for Tantivy {
    fn search(&mut self, r: &Request) -> Result<Answer> {
        Tantivy::search(self, r)
    }

    fn change(&mut self, documents: &[Document]) -> Result<()> {
        if self.writer.is_none() {
            self.writer = Some(self.index.writer_with_num_threads(1, 50_000_000)?);
        }
        let writer = self.writer.as_mut().unwrap();
        for d in documents {
            writer.delete_term(Term::from_field_text(self.fields.id, &d.id));
            writer.add_document(document(&self.fields, d))?;
        }
        writer.commit()?;
        Ok(self.reader.reload()?)
    }
}

/// Serves HTTP with as little as is possible: a thread for each connection,
/// requests `GET /?kind=or&q=java+python`, and no other feature.
fn serve(dir: &str, address: &str) -> Result<()> {
    let engine = Arc::new(Tantivy::open(dir)?);
    let listener = TcpListener::bind(address)?;
    println!("listening on http://{}", listener.local_addr()?);
    for connection in listener.incoming() {
        let engine = engine.clone();
        let connection = connection?;
        std::thread::spawn(move || {
            if let Err(e) = converse(&engine, connection) {
                eprintln!("tantivy: {e}");
            }
        });
    }
    Ok(())
}

fn converse(engine: &Tantivy, mut connection: TcpStream) -> Result<()> {
    connection.set_nodelay(true)?;
    let (mut request, mut part) = (vec![], [0u8; 8192]);
    loop {
        let end = loop {
            if let Some(at) = request.windows(4).position(|w| w == b"\r\n\r\n") {
                break at + 4;
            }
            match connection.read(&mut part)? {
                0 => return Ok(()),
                n => request.extend_from_slice(&part[..n]),
            }
        };
        let line = String::from_utf8_lossy(&request[..end]).to_string();
        request.drain(..end);
        let address = line.split(' ').nth(1).unwrap_or("");
        let parameter = |name: &str| address.split(['?', '&']).find_map(|p| p.strip_prefix(name)).unwrap_or("");
        let words = parameter("q=").split('+').map(String::from).collect();
        let found = engine.search(&Request { kind: parameter("kind=").into(), words, ..Request::default() })?;
        let body = serde_json::to_string(&found)?;
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", body.len());
        connection.write_all((head + &body).as_bytes())?;
    }
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["build", documents, dir] => build(documents, dir),
        ["answer", dir] => answer(Tantivy::open(dir)?),
        ["serve", dir, address] => serve(dir, address),
        _ => Err("usage: tantivy build DOCUMENTS DIR | answer DIR | serve DIR ADDRESS".into()),
    }
}
