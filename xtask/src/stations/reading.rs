//! Reading the files of an import.

use std::path::Path;

use anyhow::Context as _;

use super::{
    communes::Reading,
    dates,
    decode::decode,
    import::{Options, Work},
    layout::{self, Context, Layout, Recognised},
    projection::Projections,
    report::{Counts, FileReport},
    row::Source,
};

impl Work {
    /// Reads every file, those of communes first in effect: stations are only
    /// checked once all are read.
    pub(super) fn read_files(
        &mut self,
        options: &Options,
        say: &dyn Fn(&str),
    ) -> anyhow::Result<()> {
        let projections = Projections::default();
        let context = Context {
            projections: &projections,
            zone: options.zone.as_ref(),
        };
        for path in options.files.iter().chain(&options.communes) {
            self.read_file(path, options, &context, say)
                .with_context(|| format!("cannot import {}", path.display()))?;
        }
        Ok(())
    }

    fn read_file(
        &mut self,
        path: &Path,
        options: &Options,
        context: &Context<'_>,
        say: &dyn Fn(&str),
    ) -> anyhow::Result<()> {
        let bytes = std::fs::read(path).context("cannot read it")?;
        let decoded = decode(&bytes);
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // Two files of one name are told apart by their folders.
        let namesake = self.sources.iter().any(|source| source.file == name);
        let file = if namesake {
            path.display().to_string()
        } else {
            name
        };
        let date = dates::of(path, &options.dates)?;
        match layout::recognise(&decoded.text)? {
            Recognised::Communes(table) => {
                let Reading { fates, findings } = self.gazetteer.read(&file, &table);
                say(&format!(
                    "read {file}: communes, {}, {} rows",
                    decoded.encoding,
                    fates.len()
                ));
                self.findings.extend(findings);
                self.communes.push(FileReport {
                    file,
                    layout: "communes",
                    encoding: decoded.encoding,
                    date,
                    counts: Counts::of(fates),
                    repaired: 0,
                    confirmed: 0,
                });
            }
            Recognised::Stations(layout, body) => {
                let rows = layout::read(layout, &body, context);
                let name = layout.as_str();
                say(&format!(
                    "read {file}: {name}, {}, {} rows",
                    decoded.encoding,
                    rows.len()
                ));
                self.sources.push(Source {
                    name: path
                        .file_stem()
                        .unwrap_or_default()
                        .to_string_lossy()
                        .into_owned(),
                    file,
                    layout: name,
                    encoding: decoded.encoding,
                    date,
                    nationwide: layout.is_nationwide(),
                    keeps_ids: layout == Layout::Directory,
                    licence: layout.licence(),
                    rows,
                });
            }
        }
        Ok(())
    }
}
