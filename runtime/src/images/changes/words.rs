//! Words of an instruction: where they end, and what they become.

use super::ChangeError;

/// Splits at white space outside of quotes; quotes and `\` stay in the words for [`expand`].
pub(super) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None, c) if c.is_whitespace() => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                continue;
            }
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            // In single quotes it is an ordinary character.
            (None | Some('"'), '\\') => {
                word.push(c);
                word.extend(chars.next());
                continue;
            }
            _ => {}
        }
        word.push(c);
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Removes quotes and puts in variables: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME:+instead}`. An unknown variable is empty.
pub(super) fn expand(
    instruction: &'static str,
    word: &str,
    env: &[String],
) -> Result<String, ChangeError> {
    let mut expansion = Expansion {
        instruction,
        word,
        env,
        rest: word.chars().peekable(),
        out: String::new(),
    };
    expansion.run(None)?;
    Ok(expansion.out)
}

struct Expansion<'w> {
    instruction: &'static str,
    word: &'w str,
    env: &'w [String],
    rest: std::iter::Peekable<std::str::Chars<'w>>,
    out: String,
}

impl Expansion<'_> {
    /// Reads to the end of the word, or to the unquoted character `until`.
    fn run(&mut self, until: Option<char>) -> Result<(), ChangeError> {
        while let Some(c) = self.rest.next() {
            match c {
                _ if Some(c) == until => return Ok(()),
                '\'' => self.single_quoted()?,
                '"' => self.double_quoted()?,
                '$' => self.variable()?,
                // At the very end it stays.
                '\\' => self.out.push(self.rest.next().unwrap_or('\\')),
                c => self.out.push(c),
            }
        }
        until.map_or(Ok(()), |_| {
            Err(self.wrong("a substitution without its closing brace"))
        })
    }

    fn single_quoted(&mut self) -> Result<(), ChangeError> {
        loop {
            match self.rest.next() {
                Some('\'') => return Ok(()),
                Some(c) => self.out.push(c),
                None => {
                    return Err(self.wrong(
                        "unexpected end of statement while looking for matching single-quote",
                    ));
                }
            }
        }
    }

    fn double_quoted(&mut self) -> Result<(), ChangeError> {
        loop {
            match self.rest.next() {
                Some('"') => return Ok(()),
                Some('$') => self.variable()?,
                Some('\\') => match self.rest.next() {
                    Some(c @ ('"' | '$' | '\\')) => self.out.push(c),
                    Some(c) => self.out.extend(['\\', c]),
                    None => {}
                },
                Some(c) => self.out.push(c),
                None => {
                    return Err(self.wrong(
                        "unexpected end of statement while looking for matching double-quote",
                    ));
                }
            }
        }
    }

    fn variable(&mut self) -> Result<(), ChangeError> {
        if self.rest.next_if_eq(&'{').is_none() {
            let name = self.name();
            if name.is_empty() {
                self.out.push('$');
            } else {
                let value = self.lookup(&name);
                self.out.push_str(&value.unwrap_or_default());
            }
            return Ok(());
        }
        let name = self.name();
        if name.is_empty() {
            return Err(self.wrong("a substitution without a name"));
        }
        let value = self.lookup(&name).filter(|value| !value.is_empty());
        match self.rest.next() {
            Some('}') => self.out.push_str(&value.unwrap_or_default()),
            Some(':') => {
                let modifier = self.rest.next();
                let before = std::mem::take(&mut self.out);
                self.run(Some('}'))?;
                let word = std::mem::replace(&mut self.out, before);
                match (modifier, value) {
                    (Some('-'), Some(value)) => self.out.push_str(&value),
                    (Some('-'), None) | (Some('+'), Some(_)) => self.out.push_str(&word),
                    (Some('+'), None) => {}
                    _ => return Err(self.wrong("unsupported modifier in substitution")),
                }
            }
            _ => return Err(self.wrong("a substitution without its closing brace")),
        }
        Ok(())
    }

    /// A name of letters, digits and `_`, or a single digit.
    fn name(&mut self) -> String {
        let mut name = String::new();
        let first_is_digit = self.rest.peek().is_some_and(char::is_ascii_digit);
        while let Some(c) = self
            .rest
            .next_if(|c| c.is_ascii_alphanumeric() || *c == '_')
        {
            name.push(c);
            if first_is_digit {
                break;
            }
        }
        name
    }

    fn lookup(&self, name: &str) -> Option<String> {
        self.env
            .iter()
            .filter_map(|pair| pair.split_once('='))
            .find(|(n, _)| *n == name)
            .map(|(_, v)| v.to_owned())
    }

    fn wrong(&self, reason: &'static str) -> ChangeError {
        ChangeError::Word {
            instruction: self.instruction,
            reason,
            text: self.word.to_owned(),
        }
    }
}
