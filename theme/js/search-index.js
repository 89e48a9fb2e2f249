// Finds records by words, without access to the page. SearchIndex.cs makes the index and describes its format.

const WEIGHT = { title: 10, names: 9, facts: 7, date: 7, people: 5, about: 3, summary: 2.5, prose: 1 };
// The score for a query that is equal to a name (NAMED) or to a fact (STATED) of a record.
const NAMED = 200, STATED = 80;
// The factor for a kind of entry. A reader rarely looks for a source if another record contains the words too. If a record and another page
// ("tool") have the same name, the other page contains more.
const KIND = { source: .7, tool: 1.1 };
const PREFIX = .75, PART = .8, TYPO = .6, PERHAPS = .3, ANCESTOR = .8;
const LONG = 5;
// A word is common if the prose of more than ten records and of more than a fifth of all records contains it.
const isCommon = (found, records) => found > Math.max(10, records / 5);

// A word: letters and digits, with the characters that join the parts of a path, an identifier or a version: "src/list.c", "SOME_FLAG",
// "6.13".
const WORD = /[\p{L}\p{M}\p{N}]+(?:[._/:+-]+[\p{L}\p{M}\p{N}]+)*/gu;
const JOINERS = /[._/:+-]+/;
// Scripts without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han. Only a dictionary could find their words, so each pair of
// neighbouring letters counts as a word.
const UNSPACED = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F\u{20000}-\u{33FFF}]+/gu;
const isUnspaced = (word) => word.search(UNSPACED) >= 0;

// `fold` removes case and accents. `plain` also removes the letter "v" before a version, and makes no difference between a hyphen and an
// underscore.
export const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();
const plain = (word) => fold(word).replace(/[-_]+/g, '-').replace(/^v(?=\d)/, '');
// The words of a text with their places: [word, start, end].
function* piecesOf(text) {
  for (const { 0: match, index } of text.matchAll(WORD)) {
    let done = 0;
    const spaced = function* (end) {
      const word = match.slice(done, end), kept = word.replace(/^[._/:+-]+|[._/:+-]+$/g, ''), start = index + done + word.indexOf(kept);
      if (kept) yield [plain(kept), start, start + kept.length];
    };
    for (const { 0: run, index: at } of match.matchAll(UNSPACED)) {
      yield* spaced(at);
      const letters = [...run];
      for (let i = 0, start = index + at; i < Math.max(1, letters.length - 1); start += letters[i++].length) {
        const pair = letters.slice(i, i + 2).join('');
        yield [plain(pair), start, start + pair.length];
      }
      done = at + run.length;
    }
    yield* spaced(match.length);
  }
}
const wordsOf = (text) => Array.from(piecesOf(text), ([word]) => word);
// Parts that are numbers are left out, because nobody searches for the 13 of 6.13.
const partsOf = (word) => JOINERS.test(word) ? word.split(JOINERS).filter((part) => /\D/.test(part)) : [];
// A name as one word, so that names are equal if only the characters between their words differ.
const keyOf = (text) => (text.match(WORD) ?? []).map(plain).join('').replaceAll('-', '');

// Whether two words differ by one mistake: an additional, missing or wrong letter, or two neighbouring letters in the wrong order.
export function isOneOff(a, b) {
  if (a.length > b.length) [a, b] = [b, a];
  if (b.length - a.length > 1 || a === b) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
  return a.slice(i + 1) === b.slice(i + 1) || a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

export class Index {
  #entries = [];
  #words = new Map();
  #keys = new Map();
  #common = new Set();
  // For each word of the prose, its form in each entry, if `plain` changes the word.
  #written = new Map();

  // Adds a file of the index: the first file, or a file that continues it.
  add(json) {
    for (const [kind, list] of Object.entries(json))
      if (Array.isArray(list))
        for (const record of list) this.#add({ ...record, kind });
    // Each heading of a chapter is a separate entry of the kind "chapter".
    for (const { path, title, headings } of json.chapter ?? [])
      for (const [anchor, heading] of headings ?? [])
        this.#add({ kind: 'chapter', path: `${path}#${anchor}`, title: heading, label: title, tone: 'aside' });
    // Each part of a component is a separate entry of the kind "component".
    for (const { path, title, parts } of json.component ?? [])
      for (const [anchor, name, summary] of parts ?? [])
        this.#add({ kind: 'component', path: `${path}#${anchor}`, title: name, of: title, about: [title], summary });
  }

  // Adds the words of the prose, which are in a file that is loaded later. A step is the distance from the previous record in the list.
  addProse(json) {
    const records = this.#entries.filter((entry) => ['chapter', 'component', 'release', 'milestone'].includes(entry.kind) && !entry.path.includes('#'));
    for (const [word, steps] of Object.entries(json)) {
      let place = 0;
      for (const step of steps) {
        const entry = records[place += step];
        this.#addWord(word, entry, WEIGHT.prose);
        this.#keepForm(plain(word), entry, word);
        for (const part of partsOf(word)) this.#keepForm(fold(part), entry, part);
      }
      if (isCommon(steps.length, records.length)) this.#common.add(word);
    }
  }

  #add(entry) {
    this.#entries.push(entry);
    const dates = entry.date ? [entry.date, entry.date.slice(0, 7), entry.date.slice(0, 4)] : [];
    this.#addKeys(entry, [entry.title, ...entry.names ?? []], NAMED);
    this.#addKeys(entry, [...entry.facts ?? [], ...entry.people ?? []], STATED);
    this.#addWords(entry, [entry.title], WEIGHT.title);
    this.#addWords(entry, entry.names, WEIGHT.names);
    this.#addWords(entry, entry.facts, WEIGHT.facts);
    this.#addWords(entry, [entry.when ?? '', ...dates], WEIGHT.date);
    this.#addWords(entry, entry.people, WEIGHT.people);
    this.#addWords(entry, [entry.label ?? '', ...entry.about ?? []], WEIGHT.about);
    this.#addWords(entry, [entry.summary ?? ''], WEIGHT.summary);
  }

  #addKeys(entry, texts, worth) {
    for (const text of texts) {
      const key = keyOf(text);
      if (!this.#keys.has(key)) this.#keys.set(key, new Map());
      const found = this.#keys.get(key);
      if (key) found.set(entry, Math.max(worth, found.get(entry) ?? 0));
    }
  }

  #addWords(entry, texts, weight) {
    for (const text of texts ?? [])
      for (const [word] of piecesOf(text)) this.#addWord(word, entry, weight);
  }

  #addWord(text, entry, weight) {
    const word = plain(text);
    this.#put(word, entry, weight);
    for (const part of partsOf(word)) this.#put(part, entry, weight * PART);
  }

  #keepForm(word, entry, written) {
    if (word === written) return;
    if (!this.#written.has(word)) this.#written.set(word, new Map());
    this.#written.get(word).set(entry, written);
  }

  #put(word, entry, weight) {
    if (!this.#words.has(word)) this.#words.set(word, new Map());
    const found = this.#words.get(word);
    if ((found.get(entry) ?? 0) < weight) found.set(entry, weight);
  }

  // The words of the index that a word of the query may mean, each with the quality of the match, from 0 to 1.
  #meaningsOf(word, isLast) {
    const found = new Map();
    const add = (other, quality) => { if ((found.get(other) ?? 0) < quality) found.set(other, quality); };
    if (this.#words.has(word)) add(word, 1);
    // In a script without spaces, one letter is a word, and can be the first or the second letter of a pair.
    const isLetter = isUnspaced(word) && [...word].length === 1;
    if (isLast || isLetter || found.size === 0 && word.length > 2)
      for (const other of this.#words.keys())
        if ((other.startsWith(word) || isLetter && other.endsWith(word)) && other !== word) add(other, PREFIX * Math.sqrt(word.length / other.length));
    // The query can be more exact than the records: a file in a folder that a record names, or a third number of a version. So the end of
    // the word is removed step by step.
    for (let up = word; found.size === 0 && /[./]/.test(up);) {
      up = up.slice(0, Math.max(up.lastIndexOf('/'), /^[\d.]+$/.test(up) ? up.lastIndexOf('.') : -1, 0));
      if ((/[./]/).test(up) && this.#words.has(up)) add(up, ANCESTOR);
    }
    if (!/\d/.test(word) && word.length >= (found.size ? LONG : LONG - 1)) {
      const quality = found.size ? PERHAPS : TYPO;
      for (const other of this.#words.keys())
        if (isOneOff(word, other)) add(other, quality);
    }
    return found;
  }

  #read(query) {
    const words = wordsOf(query);
    const isOpen = /[\p{L}\p{M}\p{N}/._-]$/u.test(query);
    return words.flatMap((word, i) => {
      const isLast = isOpen && i === words.length - 1;
      const meanings = this.#meaningsOf(word, isLast);
      const parts = partsOf(word);
      return meanings.size || parts.length < 2 ? [{ word, meanings }] : parts.map((part) => ({ word: part, meanings: this.#meaningsOf(part, isLast && part === parts.at(-1)) }));
    });
  }

  // The words of the query that are searched for: all except the small words of a question (`small`). A record must contain all words in
  // `needed`. A common word is needed only if all words are common. Otherwise it only adds to the score.
  #chosen(query, small) {
    const all = this.#read(query), large = all.filter(({ word }) => !small.has(word));
    const read = large.length ? large : all, rare = read.filter(({ word }) => !this.#common.has(word));
    return { read, needed: new Set(rare.length ? rare : read) };
  }

  // Returns `results`, the best first; `isWhole`, whether the results contain every needed word of the query; and `marks`, the words that
  // were found.
  search(query, small = new Set()) {
    const { read, needed } = this.#chosen(query, small);
    const scores = new Map();
    for (const part of read) {
      const { word, meanings } = part;
      const best = new Map();
      for (const [other, quality] of meanings) {
        const entries = this.#words.get(other);
        // A rare word has a greater weight than a common word.
        const rarity = 1 + Math.log(this.#entries.length / entries.size) / Math.log(this.#entries.length + 1);
        for (const [entry, weight] of entries) best.set(entry, Math.max(best.get(entry) ?? 0, weight * quality * rarity));
      }
      if (/^[0-9a-f]{7,40}$/.test(word))
        for (const entry of this.#entries)
          if (entry.commit && (entry.commit.startsWith(word) || word.startsWith(entry.commit))) best.set(entry, NAMED);
      for (const [entry, score] of best) {
        const { score: sum, found, count } = scores.get(entry) ?? { score: 0, found: 0, count: 0 };
        scores.set(entry, { score: sum + score, found: found + 1, count: count + needed.has(part) });
      }
    }
    for (const [entry, worth] of this.#keys.get(keyOf(query)) ?? []) {
      const { score } = scores.get(entry) ?? { score: 0 };
      scores.set(entry, { score: score + worth, found: read.length, count: needed.size });
    }
    const marks = new Set(read.flatMap(({ meanings }) => [...meanings.keys()]));
    const rank = (entry, score) => (score + this.#fit(entry, marks)) * (KIND[entry.kind] ?? 1);
    let found = [...scores].map(([entry, { score, found, count }]) => ({ entry, count, score: rank(entry, score) * found / read.length }));
    const isWhole = found.some(({ count }) => count === needed.size);
    if (isWhole) found = found.filter(({ count }) => count === needed.size);
    // Of two results with the same score, the newer one comes first.
    found.sort((a, b) => b.score - a.score || (a.entry.date < b.entry.date ? 1 : a.entry.date > b.entry.date ? -1 : 0));
    return { results: found.map(({ entry }) => entry), isWhole, marks };
  }

  // The rarest of the words `marks` that only the prose of an entry contains, as the prose writes it, or nothing.
  passage(entry, marks) {
    const words = [...marks].filter((word) => this.#words.get(word).get(entry) <= WEIGHT.prose);
    const rarest = words.sort((a, b) => this.#words.get(a).size - this.#words.get(b).size)[0];
    return this.#written.get(rarest)?.get(entry) ?? rarest;
  }

  // The score for the share of the title that the query contains. Of two titles with the same words of the query, the shorter one comes
  // first.
  #fit(entry, marks) {
    const words = wordsOf(entry.title);
    return 4 * words.filter((word) => isMarked(word, marks)).length / Math.max(words.length, 1);
  }

  // Suggestions: the query with similar words of the index in place of its first unknown word.
  near(query) {
    const unknown = wordsOf(query).find((word) => !isUnspaced(word) && this.#meaningsOf(word, true).size === 0);
    if (!unknown) return [];
    return [...this.#words].filter(([, entries]) => Math.max(...entries.values()) >= WEIGHT.people)
      .map(([word]) => [word, alike(word, unknown)]).filter(([, like]) => like >= .5)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3)
      .map(([word]) => query.replace(WORD, (written) => plain(written) === unknown ? word : written));
  }
}

// The similarity of two words from 0 to 1: the share of pairs of letters that they have in common.
function alike(a, b) {
  const pairs = (word) => new Set([...` ${word}`].map((letter, i, all) => letter + (all[i + 1] ?? ' ')));
  const [x, y] = [pairs(a), pairs(b)];
  return 2 * [...x].filter((pair) => y.has(pair)).length / (x.size + y.size);
}

const isMarked = (word, marks) => marks.has(word) || partsOf(word).some((part) => marks.has(part));

// Splits a text into pieces: [text, whether the query contains it].
export function mark(text, marks) {
  const pieces = [];
  let done = 0;
  for (const [word, start, end] of piecesOf(text))
    if (isMarked(word, marks)) {
      if (start > done) pieces.push([text.slice(done, start), false]);
      // Pairs of letters can overlap, so the piece becomes longer.
      if (start < done) pieces.at(-1)[0] += text.slice(done, end);
      else pieces.push([text.slice(start, end), true]);
      done = end;
    }
  if (done < text.length) pieces.push([text.slice(done), false]);
  return pieces;
}
