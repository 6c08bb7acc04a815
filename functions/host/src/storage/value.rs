//! Values that go into SQLite and come out of it.

use super::StorageError;

/// A value of a parameter or a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number; on Workers it crosses as a JavaScript number, so it must
    /// stay within ±2^53.
    Integer(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Blob(bytes.to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Blob(bytes)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row, read by column from the left.
///
/// A column of another type than the schema says means that the database is not
/// the one that this program wrote: that is an error of the storage, never a
/// panic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row(Vec<Value>);

impl Row {
    /// A row of values.
    #[must_use]
    pub fn new(values: Vec<Value>) -> Self {
        Self(values)
    }

    /// The whole number in a column.
    ///
    /// # Errors
    ///
    /// If none stands there.
    ///
    /// ```
    /// use vigie_host::storage::{Row, Value};
    ///
    /// let row = Row::new(vec![Value::Integer(7), Value::Null]);
    /// assert_eq!(row.integer(0), Ok(7));
    /// assert!(row.integer(1).is_err());
    /// assert_eq!(row.optional_text(1), Ok(None));
    /// ```
    pub fn integer(&self, column: usize) -> Result<i64, StorageError> {
        match self.0.get(column) {
            Some(Value::Integer(number)) => Ok(*number),
            _ => Err(StorageError::Failed),
        }
    }

    /// The bytes in a column.
    ///
    /// # Errors
    ///
    /// If none stand there.
    pub fn blob(&self, column: usize) -> Result<&[u8], StorageError> {
        match self.0.get(column) {
            Some(Value::Blob(bytes)) => Ok(bytes),
            _ => Err(StorageError::Failed),
        }
    }

    /// The bytes in a column that must have a fixed number of them.
    ///
    /// # Errors
    ///
    /// If there are more, fewer or none.
    pub fn array<const N: usize>(&self, column: usize) -> Result<[u8; N], StorageError> {
        let bytes = self.blob(column)?;
        bytes.try_into().map_err(|_| StorageError::Failed)
    }

    /// The text in a column.
    ///
    /// # Errors
    ///
    /// If none stands there.
    pub fn text(&self, column: usize) -> Result<&str, StorageError> {
        self.optional_text(column)?.ok_or(StorageError::Failed)
    }

    /// The text in a column, or nothing.
    ///
    /// # Errors
    ///
    /// If something else stands there.
    pub fn optional_text(&self, column: usize) -> Result<Option<&str>, StorageError> {
        match self.0.get(column) {
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(Value::Null) => Ok(None),
            _ => Err(StorageError::Failed),
        }
    }
}
