// Lucene beside the others: java Peer build DOCUMENTS DIR | answer DIR. The line protocol is that of ../../../../README.md.

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.MultiFacets;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

public class Peer {
  static final float TITLE_WEIGHT = 3;
  static final int FACET_VALUES = 200;
  static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Page(String id, String title, String category, List<String> skills, String body) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Request(String op, String kind, List<String> words, String category, String skill, boolean body, List<Page> documents) {}

  record Reply(long ns, long total, int bytes, @JsonRawValue String answer, String error) {}

  record Answer(long total, List<Hit> hits, Counts facets) {}

  record Hit(String id, String title, String category, String[] skills, float score, String snippet) {}

  record Counts(List<Count> category, List<Count> skill) {}

  record Count(String value, Number count) {}

  /** Runs of letters and numbers, in lower case, as in the other engines. */
  static final Analyzer WORDS =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer t = CharTokenizer.fromTokenCharPredicate(Peer::inWord);
          return new TokenStreamComponents(t, new LowerCaseFilter(t));
        }
      };

  static boolean inWord(int c) {
    return switch (Character.getType(c)) {
      case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> Character.isLetterOrDigit(c);
    };
  }

  static final FieldType BODY = new FieldType(TextField.TYPE_STORED);

  static {
    BODY.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS); // for the highlighter
    BODY.freeze();
  }

  static final FacetsConfig FACETS = new FacetsConfig();

  static {
    FACETS.setIndexFieldName("category", "facet_category");
    FACETS.setIndexFieldName("skill", "facet_skill");
    FACETS.setMultiValued("skill", true);
  }

  static Document document(Page p) throws IOException {
    Document d = new Document();
    d.add(new StringField("id", p.id, Field.Store.YES));
    d.add(new TextField("title", p.title, Field.Store.YES));
    d.add(new Field("body", p.body, BODY));
    if (p.category != null && !p.category.isEmpty()) {
      d.add(new StoredField("category", p.category));
      d.add(new SortedSetDocValuesFacetField("category", p.category));
    }
    if (p.skills != null) {
      for (String s : p.skills) {
        d.add(new StoredField("skills", s));
        d.add(new SortedSetDocValuesFacetField("skill", s));
      }
    }
    return FACETS.build(d);
  }

  static void build(String documents, String dir) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(WORDS).setRAMBufferSizeMB(256);
    try (IndexWriter w = new IndexWriter(FSDirectory.open(Path.of(dir)), config);
        BufferedReader r = Files.newBufferedReader(Path.of(documents))) {
      for (String line; (line = r.readLine()) != null; ) {
        w.addDocument(document(JSON.readValue(line, Page.class)));
      }
      w.forceMerge(1); // the best case for searches
      w.commit();
    }
  }

  final IndexWriter writer;
  final SearcherManager searchers;
  IndexSearcher searcher;
  SortedSetDocValuesReaderState categories, skills;

  Peer(String dir) throws IOException {
    writer = new IndexWriter(FSDirectory.open(Path.of(dir)), new IndexWriterConfig(WORDS));
    searchers = new SearcherManager(writer, null);
    acquire();
  }

  void acquire() throws IOException {
    searcher = searchers.acquire();
    searcher.setQueryCache(null);
    categories = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader(), "facet_category", FACETS);
    skills = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader(), "facet_skill", FACETS);
  }

  static Query leaf(String kind, String field, String word, List<String> words) {
    return switch (kind) {
      case "phrase" -> new PhraseQuery(field, words.toArray(new String[0]));
      case "prefix" -> new PrefixQuery(new Term(field, word));
      // With every term, as the others do.
      case "typo" -> new FuzzyQuery(new Term(field, word), 1, 0, 1000, true, MultiTermQuery.CONSTANT_SCORE_REWRITE);
      default -> new TermQuery(new Term(field, word));
    };
  }

  static Query query(Request r) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<String> words = r.words.stream().map(String::toLowerCase).toList();
    for (String word : r.kind.equals("phrase") ? words.subList(0, 1) : words) {
      Query title = new BoostQuery(leaf(r.kind, "title", word, words), TITLE_WEIGHT);
      Query body = leaf(r.kind, "body", word, words);
      if (r.kind.equals("and")) {
        Query either = new BooleanQuery.Builder().add(title, BooleanClause.Occur.SHOULD).add(body, BooleanClause.Occur.SHOULD).build();
        all.add(either, BooleanClause.Occur.MUST);
      } else {
        all.add(title, BooleanClause.Occur.SHOULD);
        all.add(body, BooleanClause.Occur.SHOULD);
      }
    }
    return all.build();
  }

  static boolean chosen(String value) {
    return value != null && !value.isEmpty();
  }

  Answer search(Request r) throws IOException {
    Query q = query(r);
    TopDocs top;
    long total;
    Counts counts;
    if (chosen(r.category) || chosen(r.skill)) {
      DrillDownQuery chosen = new DrillDownQuery(FACETS, q);
      chosen.add("category", r.category);
      chosen.add("skill", r.skill);
      FacetsCollector[] hits = new FacetsCollector[1];
      DrillSideways sideways =
          new DrillSideways(searcher, FACETS, (SortedSetDocValuesReaderState) null) {
            @Override
            protected Facets buildFacetsResult(FacetsCollector drillDowns, FacetsCollector[] each, String[] names) throws IOException {
              hits[0] = drillDowns;
              Map<String, Facets> out = new HashMap<>();
              for (int i = 0; i < names.length; i++) {
                out.put(names[i], new SortedSetDocValuesFacetCounts(names[i].equals("category") ? categories : skills, each[i]));
              }
              return new MultiFacets(out);
            }
          };
      DrillSideways.DrillSidewaysResult found = sideways.search(chosen, null, null, 10, null, false);
      top = found.hits;
      total = total(hits[0]);
      counts = new Counts(counts(found.facets, "category"), counts(found.facets, "skill"));
    } else {
      FacetsCollectorManager.FacetsResult found = FacetsCollectorManager.search(searcher, q, 10, new FacetsCollectorManager());
      top = found.topDocs();
      FacetsCollector hits = found.facetsCollector();
      total = total(hits);
      counts = new Counts(
          counts(new SortedSetDocValuesFacetCounts(categories, hits), "category"), counts(new SortedSetDocValuesFacetCounts(skills, hits), "skill"));
    }
    return new Answer(total, hits(q, top), counts);
  }

  static long total(FacetsCollector hits) {
    return hits.getMatchingDocs().stream().mapToLong(m -> m.totalHits()).sum();
  }

  static List<Count> counts(Facets facets, String name) throws IOException {
    List<Count> out = new ArrayList<>();
    FacetResult result = facets.getTopChildren(FACET_VALUES, name);
    if (result != null) {
      for (LabelAndValue v : result.labelValues) {
        out.add(new Count(v.label, v.value));
      }
    }
    return out;
  }

  List<Hit> hits(Query q, TopDocs top) throws IOException {
    UnifiedHighlighter highlighter = UnifiedHighlighter.builder(searcher, WORDS).withMaxLength(1 << 20).build();
    String[] snippets = highlighter.highlight("body", q, top);
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < top.scoreDocs.length; i++) {
      Document d = stored.document(top.scoreDocs[i].doc, Set.of("id", "title", "category", "skills"));
      hits.add(new Hit(d.get("id"), d.get("title"), d.get("category"), d.getValues("skills"), top.scoreDocs[i].score, snippets[i]));
    }
    return hits;
  }

  void change(List<Page> pages) throws IOException {
    for (Page p : pages) {
      writer.updateDocument(new Term("id", p.id), document(p));
    }
    writer.commit();
    searchers.release(searcher);
    searchers.maybeRefreshBlocking();
    acquire();
  }

  Reply reply(Request r) throws IOException {
    long start = System.nanoTime();
    if (r.op.equals("change")) {
      change(r.documents);
      long total = search(new Request("search", "and", r.words, null, null, false, null)).total;
      return new Reply(System.nanoTime() - start, total, 0, null, null);
    }
    Answer a = search(r);
    byte[] body = JSON.writeValueAsBytes(a);
    long ns = System.nanoTime() - start;
    return new Reply(ns, a.total, body.length, r.body ? new String(body, StandardCharsets.UTF_8) : null, null);
  }

  static void answer(String dir) throws IOException {
    Peer peer = new Peer(dir);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    out.println("{\"ready\":true}");
    out.flush();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null; ) {
      Reply reply;
      try {
        reply = peer.reply(JSON.readValue(line, Request.class));
      } catch (Exception e) {
        reply = new Reply(0, 0, 0, null, e.toString());
      }
      out.println(JSON.writeValueAsString(reply));
      out.flush();
    }
  }

  public static void main(String[] args) throws Exception {
    if (args.length == 3 && args[0].equals("build")) {
      build(args[1], args[2]);
    } else if (args.length == 2 && args[0].equals("answer")) {
      answer(args[1]);
    } else {
      System.err.println("usage: java Peer build DOCUMENTS DIR | answer DIR");
      System.exit(2);
    }
  }
}
