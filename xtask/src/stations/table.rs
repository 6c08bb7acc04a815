//! Files of separated values: a header, and rows that know their line.

use anyhow::Context as _;

/// A header and the rows below it.
#[derive(Debug)]
pub(crate) struct Table {
    header: Vec<String>,
    /// The rows, in the order of the file.
    pub(crate) rows: Vec<TableRow>,
}

/// The fields of a row, trimmed, each on one line.
#[derive(Debug)]
pub(crate) struct TableRow {
    /// The line on which the row starts, from 1.
    pub(crate) line: u64,
    fields: Vec<String>,
}

/// A column that may be missing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column(Option<usize>);

impl Table {
    /// The names in the first row, lower case, if `separator` splits it.
    pub(crate) fn header_of(text: &str, separator: u8) -> Vec<String> {
        let mut record = csv::StringRecord::new();
        match reader(text, separator).read_record(&mut record) {
            Ok(true) => record
                .iter()
                .map(|name| one_line(name).to_lowercase())
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Reads the whole text.
    pub(crate) fn read(text: &str, separator: u8) -> anyhow::Result<Self> {
        let header = Self::header_of(text, separator);
        let mut rows = Vec::new();
        let mut lines = Lines::of(text);
        for record in reader(text, separator).into_records().skip(1) {
            let record = record.context("the rows cannot be told apart")?;
            let start = record.position().map_or(0, csv::Position::byte);
            let line = lines.of_row_at(usize::try_from(start)?);
            rows.push(TableRow {
                line,
                fields: record.iter().map(one_line).collect(),
            });
        }
        Ok(Self { header, rows })
    }

    /// The first column with one of these names.
    pub(crate) fn column(&self, names: &[&str]) -> Column {
        Column(
            names
                .iter()
                .find_map(|name| self.header.iter().position(|title| title == name)),
        )
    }

    /// Whether a row has as many fields as the header.
    pub(crate) fn fits(&self, row: &TableRow) -> bool {
        row.fields.len() == self.header.len()
    }
}

/// Counts lines while rows are read in order.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line of the row that begins at a byte, or after the line ends that
    /// stand there: the reader leaves those of the row before to the next.
    fn of_row_at(&mut self, start: usize) -> u64 {
        let rest = self.text.get(start..).unwrap_or_default();
        let blank = rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let passed = self.text.get(self.at..start + blank).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.at = start + blank;
        self.line
    }
}

impl TableRow {
    /// The field in a column; empty where there is none.
    pub(crate) fn get(&self, column: Column) -> &str {
        column
            .0
            .and_then(|at| self.fields.get(at))
            .map_or("", String::as_str)
    }
}

/// Quotes mean something to every layout but the one separated by bars, whose
/// names may hold a stray one.
fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .quoting(separator != b'|')
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
}

/// The text with every run of white space, line breaks too, as one blank.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_row_knows_the_line_it_starts_on() {
        let text = "id,name\r\na,\"one\r\ntwo\"\r\n\r\nb,three\r\nc,too,many\r\nd,last";
        let table = Table::read(text, b',').unwrap();
        let name = table.column(&["name"]);
        let seen: Vec<_> = table
            .rows
            .iter()
            .map(|row| (row.line, row.get(name), table.fits(row)))
            .collect();
        assert_eq!(
            seen,
            [
                (2, "one two", true),
                (5, "three", true),
                (6, "too", false),
                (7, "last", true)
            ]
        );
        assert_eq!(table.rows[0].get(table.column(&["phone"])), "");
    }

    #[test]
    fn bars_leave_quotes_alone() {
        let table = Table::read("a|b\nBrigade \"x|\"y\n", b'|').unwrap();
        assert_eq!(table.rows[0].get(table.column(&["b"])), "\"y");
    }
}
