//! Tables that read well as they stand and as Markdown.

/// A table whose first column is text and whose others are numbers.
#[derive(Debug)]
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a heading.
    pub(crate) fn new<const N: usize>(heading: [&str; N]) -> Self {
        Self {
            rows: vec![heading.map(str::to_owned).to_vec()],
        }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The table in Markdown, its columns aligned for people too.
    pub(crate) fn rendered(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut text = String::new();
        for (number, row) in self.rows.iter().enumerate() {
            text.push('|');
            for (column, width) in widths.iter().copied().enumerate() {
                let cell = row.get(column).map_or("", String::as_str);
                if column == 0 {
                    text.push_str(&format!(" {cell:<width$} |"));
                } else {
                    text.push_str(&format!(" {cell:>width$} |"));
                }
            }
            text.push('\n');
            if number == 0 {
                text.push('|');
                for (column, width) in widths.iter().enumerate() {
                    let line = "-".repeat(*width);
                    let end = if column == 0 { "- |" } else { ": |" };
                    text.push_str(&format!(" {line}{end}"));
                }
                text = text.replace("-- |", "- |").replace("-: |", ": |");
                text.push('\n');
            }
        }
        text
    }
}

/// A number with about three digits that count.
pub(crate) fn number(value: f64) -> String {
    match value {
        value if value.is_nan() => "–".to_owned(),
        value if value < 10.0 => format!("{value:.2}"),
        value if value < 100.0 => format!("{value:.1}"),
        value => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let mut table = Table::new(["who", "ns"]);
        table.row(vec!["linear scan".to_owned(), number(1234.5)]);
        assert_eq!(
            table.rendered(),
            "| who         |   ns |\n\
             | ----------- | ---: |\n\
             | linear scan | 1234 |\n"
        );
    }
}
