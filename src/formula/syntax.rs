//! Spreadsheet notation read with positions. Written by hand: the grammar is a dozen lines, and what counts is what it says when
//! somebody has mistyped.

use crate::limits::{FORMULA_CHARACTERS, FORMULA_DEPTH};
use crate::message::{Code, Span};
use crate::number::{DecimalSign, Number, parse};

/// A part of a formula with its place in the formula's text.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Bytes of the formula's text.
    pub span: Span,
    /// How many parts lie within each other in it, itself included.
    depth: usize,
}

/// The parts of a formula.
#[derive(Clone, Debug)]
pub enum Kind {
    /// `1,5`
    Number(Number),
    /// `"extern"`
    Text(String),
    /// `enhet.huvudman.typ`: each name with its place.
    Path(Vec<(String, Span)>),
    /// `-x`
    Negate(Box<Node>),
    /// `5 %`
    Percent(Box<Node>),
    /// `a + b`
    Binary(Operator, Box<Node>, Box<Node>),
    /// `MIN(a; b)`: name, its place, arguments.
    Call(String, Span, Vec<Node>),
}

/// Operators between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Operator {
    /// True for the six comparisons.
    pub fn compares(self) -> bool {
        !matches!(self, Operator::Add | Operator::Subtract | Operator::Multiply | Operator::Divide)
    }

    /// As people write it on paper.
    pub fn sign(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Subtract => "−",
            Operator::Multiply => "×",
            Operator::Divide => "÷",
            Operator::Equal => "=",
            Operator::NotEqual => "≠",
            Operator::Less => "<",
            Operator::LessOrEqual => "≤",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => "≥",
        }
    }
}

/// Why a text is no formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Which problem.
    pub code: Code,
    /// Where in the formula's text.
    pub span: Span,
    /// What was expected there, in Swedish.
    pub expected: &'static str,
}

/// Reads a formula.
///
/// ```
/// use fordela::formula::parse;
/// assert!(parse("OM(enrolled > 0; adj_lunch / enrolled; 0)").is_ok());
/// assert_eq!(parse("elever * ").unwrap_err().expected, "ett värde");
/// ```
pub fn parse_formula(text: &str) -> Result<Node, SyntaxError> {
    if text.chars().nth(FORMULA_CHARACTERS).is_some() {
        return Err(SyntaxError { code: Code::FormulaTooLong, span: Span { start: 0, end: text.len() }, expected: "" });
    }
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
    let node = parser.comparison()?;
    match parser.peek() {
        // What walks a formula goes as deep as it is, brackets or not.
        Token::End if node.depth > FORMULA_DEPTH => {
            Err(SyntaxError { code: Code::FormulaTooDeep, span: node.span, expected: "" })
        }
        Token::End => Ok(node),
        Token::Operator(operator) if operator.compares() => Err(parser.error(Code::ComparisonChain, "")),
        Token::Close => Err(parser.expected("en öppnande parentes före den här")),
        _ => Err(parser.expected("ett räknetecken eller slutet av formeln")),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(Number),
    Text(String),
    Name(String),
    Operator(Operator),
    Percent,
    Dot,
    Semicolon,
    Open,
    Close,
    End,
}

fn tokens(text: &str) -> Result<Vec<(Token, Span)>, SyntaxError> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    let fail = |span: Span, expected| SyntaxError { code: Code::FormulaSyntax, span, expected };
    while let Some((start, c)) = chars.next() {
        let end_of =
            |chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>| chars.peek().map_or(text.len(), |(i, _)| *i);
        let token = match c {
            c if c.is_whitespace() => continue,
            c if c.is_alphabetic() => {
                while chars.next_if(|(_, c)| c.is_alphanumeric() || *c == '_').is_some() {}
                Token::Name(text[start..end_of(&mut chars)].to_owned())
            }
            c if c.is_ascii_digit() => {
                while chars.next_if(|(_, c)| c.is_ascii_digit() || *c == ',').is_some() {}
                let end = end_of(&mut chars);
                if chars.next_if(|(_, c)| *c == '.').is_some() {
                    while chars.next_if(|(_, c)| c.is_ascii_digit()).is_some() {}
                    let end = end_of(&mut chars);
                    return Err(fail(Span { start, end }, "ett tal med decimalkomma, som 1,5"));
                }
                match parse(&text[start..end], DecimalSign::Comma) {
                    Ok(number) => Token::Number(number),
                    Err(_) => return Err(fail(Span { start, end }, "ett tal som 12 eller 1,5")),
                }
            }
            '"' => {
                let Some((end, _)) = chars.by_ref().find(|(_, c)| *c == '"') else {
                    return Err(fail(Span { start, end: text.len() }, "ett citattecken som avslutar texten"));
                };
                Token::Text(text[start + 1..end].to_owned())
            }
            '<' if chars.next_if(|(_, c)| *c == '>').is_some() => Token::Operator(Operator::NotEqual),
            '<' if chars.next_if(|(_, c)| *c == '=').is_some() => Token::Operator(Operator::LessOrEqual),
            '>' if chars.next_if(|(_, c)| *c == '=').is_some() => Token::Operator(Operator::GreaterOrEqual),
            '<' => Token::Operator(Operator::Less),
            '>' => Token::Operator(Operator::Greater),
            '=' => Token::Operator(Operator::Equal),
            '+' => Token::Operator(Operator::Add),
            '-' | '\u{2212}' => Token::Operator(Operator::Subtract),
            '*' => Token::Operator(Operator::Multiply),
            '/' => Token::Operator(Operator::Divide),
            '%' => Token::Percent,
            '.' => Token::Dot,
            ';' => Token::Semicolon,
            '(' => Token::Open,
            ')' => Token::Close,
            ',' => return Err(fail(Span { start, end: start + 1 }, "semikolon mellan argument")),
            _ => return Err(fail(Span { start, end: start + c.len_utf8() }, "ett namn, ett tal eller ett räknetecken")),
        };
        let end = end_of(&mut chars);
        tokens.push((token, Span { start, end }));
    }
    tokens.push((Token::End, Span { start: text.len(), end: text.len() }));
    Ok(tokens)
}

struct Parser {
    tokens: Vec<(Token, Span)>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> &Token {
        &self.tokens[self.at].0
    }

    fn span(&self) -> Span {
        self.tokens[self.at].1
    }

    fn next(&mut self) -> (Token, Span) {
        let token = self.tokens[self.at].clone();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    fn take(&mut self, token: &Token) -> bool {
        let found = self.peek() == token;
        if found {
            self.next();
        }
        found
    }

    fn error(&self, code: Code, expected: &'static str) -> SyntaxError {
        SyntaxError { code, span: self.span(), expected }
    }

    fn expected(&self, what: &'static str) -> SyntaxError {
        self.error(Code::FormulaSyntax, what)
    }

    fn comparison(&mut self) -> Result<Node, SyntaxError> {
        self.depth += 1;
        if self.depth > FORMULA_DEPTH {
            return Err(self.error(Code::FormulaTooDeep, ""));
        }
        let mut node = self.sum()?;
        if let Token::Operator(operator) = *self.peek()
            && operator.compares()
        {
            self.next();
            let right = self.sum()?;
            node = binary(operator, node, right);
        }
        self.depth -= 1;
        Ok(node)
    }

    fn sum(&mut self) -> Result<Node, SyntaxError> {
        self.chain([Operator::Add, Operator::Subtract], |parser| {
            parser.chain([Operator::Multiply, Operator::Divide], Parser::unary)
        })
    }

    /// Operators of one rank, from left to right.
    fn chain(
        &mut self,
        rank: [Operator; 2],
        part: impl Fn(&mut Self) -> Result<Node, SyntaxError>,
    ) -> Result<Node, SyntaxError> {
        let mut node = part(self)?;
        while let Token::Operator(operator) = *self.peek() {
            if !rank.contains(&operator) {
                break;
            }
            // A long sum leans as deep to the left as it has terms; it must not grow so deep that letting it go is a problem.
            if node.depth > FORMULA_DEPTH {
                return Err(self.error(Code::FormulaTooDeep, ""));
            }
            self.next();
            let right = part(self)?;
            node = binary(operator, node, right);
        }
        Ok(node)
    }

    fn unary(&mut self) -> Result<Node, SyntaxError> {
        let start = self.span();
        if self.take(&Token::Operator(Operator::Subtract)) {
            let node = self.postfix()?;
            return Ok(Node { span: start.to(node.span), depth: node.depth + 1, kind: Kind::Negate(Box::new(node)) });
        }
        self.postfix()
    }

    fn postfix(&mut self) -> Result<Node, SyntaxError> {
        let node = self.atom()?;
        let end = self.span();
        if self.take(&Token::Percent) {
            return Ok(Node { span: node.span.to(end), depth: node.depth + 1, kind: Kind::Percent(Box::new(node)) });
        }
        Ok(node)
    }

    fn atom(&mut self) -> Result<Node, SyntaxError> {
        let before = self.at;
        match self.next() {
            (Token::Number(number), span) => Ok(leaf(Kind::Number(number), span)),
            (Token::Text(text), span) => Ok(leaf(Kind::Text(text), span)),
            (Token::Open, start) => {
                let inner = self.comparison()?;
                let end = self.span();
                if !self.take(&Token::Close) {
                    return Err(self.closing());
                }
                Ok(Node { span: start.to(end), ..inner })
            }
            (Token::Name(name), span) => self.name(name, span),
            _ => {
                self.at = before;
                Err(self.expected("ett värde"))
            }
        }
    }

    fn name(&mut self, name: String, start: Span) -> Result<Node, SyntaxError> {
        let mut names = vec![(name, start)];
        while self.take(&Token::Dot) {
            match self.next() {
                (Token::Name(name), span) => names.push((name, span)),
                _ => {
                    self.at -= 1;
                    return Err(self.expected("ett namn efter punkten"));
                }
            }
        }
        let span = start.to(names[names.len() - 1].1);
        if !self.take(&Token::Open) {
            return Ok(leaf(Kind::Path(names), span));
        }
        let function: Vec<String> = names.into_iter().map(|(name, _)| name).collect();
        let mut arguments = Vec::new();
        let mut end = self.span();
        if !self.take(&Token::Close) {
            loop {
                arguments.push(self.comparison()?);
                end = self.span();
                if self.take(&Token::Close) {
                    break;
                }
                if !self.take(&Token::Semicolon) {
                    return Err(self.closing());
                }
            }
        }
        let depth = 1 + arguments.iter().map(|part| part.depth).max().unwrap_or(0);
        Ok(Node { kind: Kind::Call(function.join("."), span, arguments), span: start.to(end), depth })
    }

    fn closing(&self) -> SyntaxError {
        match self.peek() {
            Token::Operator(operator) if operator.compares() => self.error(Code::ComparisonChain, ""),
            _ => self.expected("en avslutande parentes"),
        }
    }
}

fn binary(operator: Operator, left: Node, right: Node) -> Node {
    let depth = 1 + left.depth.max(right.depth);
    Node { span: left.span.to(right.span), kind: Kind::Binary(operator, Box::new(left), Box::new(right)), depth }
}

fn leaf(kind: Kind, span: Span) -> Node {
    Node { kind, span, depth: 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(node: &Node) -> String {
        match &node.kind {
            Kind::Number(n) => n.decimal_text(),
            Kind::Text(t) => format!("\"{t}\""),
            Kind::Path(p) => p.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("."),
            Kind::Negate(n) => format!("neg({})", shape(n)),
            Kind::Percent(n) => format!("pct({})", shape(n)),
            Kind::Binary(op, a, b) => format!("({}{}{})", shape(a), op.sign(), shape(b)),
            Kind::Call(name, _, a) => format!("{name}[{}]", a.iter().map(shape).collect::<Vec<_>>().join(" ")),
        }
    }

    #[test]
    fn rank_and_association() {
        for (text, expected) in [
            ("a - b - c * -2 %", "((a−b)−(c×neg(pct(2))))"),
            ("(1 - k) * x / y", "(((1−k)×x)÷y)"),
            ("SUMMA.EGNA(beslut; enhet.index) >= 1,5", "(SUMMA.EGNA[beslut enhet.index]≥1.5)"),
            ("OM(form = \"extern\"; 1; 0)", "OM[(form=\"extern\") 1 0]"),
        ] {
            assert_eq!(parse_formula(text).map(|n| shape(&n)).unwrap(), expected);
        }
    }

    #[test]
    fn errors_say_where_and_what() {
        for (text, code, at) in [
            ("", Code::FormulaSyntax, 0),
            ("a +", Code::FormulaSyntax, 3),
            ("(a + b", Code::FormulaSyntax, 6),
            ("a b", Code::FormulaSyntax, 2),
            ("0 < x < 1", Code::ComparisonChain, 6),
            ("MIN(a, b)", Code::FormulaSyntax, 5),
            ("1.5 * a", Code::FormulaSyntax, 0),
            ("\"öppen", Code::FormulaSyntax, 0),
            ("a ^ 2", Code::FormulaSyntax, 2),
        ] {
            let error = parse_formula(text).unwrap_err();
            assert_eq!((error.code, error.span.start), (code, at), "{text}");
        }
        assert_eq!(parse_formula(&"(".repeat(9_000)).unwrap_err().code, Code::FormulaTooDeep);
        assert_eq!(parse_formula(&vec!["1"; 4_000].join("+")).unwrap_err().code, Code::FormulaTooDeep);
        assert_eq!(parse_formula(&"x".repeat(20_000)).unwrap_err().code, Code::FormulaTooLong);
    }
}
