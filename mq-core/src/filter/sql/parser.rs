//! Tokens to a program, by recursive descent; the checks are those that Apache makes while it parses.

use super::lexer::{Keyword, Lexer, Sign, Token};
use super::{At, DEPTH_MAX, FilterError, FilterErrorKind as Kind, Name, Node, Order, PROPERTIES_MAX, Part, SqlFilter};

/// Parses a whole expression.
pub(super) fn parse(expression: &str) -> Result<SqlFilter, FilterError> {
    let mut lexer = Lexer::new(expression);
    let (at, token) = lexer.next()?;
    let mut parser = Parser { lexer, at, token, nodes: Vec::new(), names: Vec::new(), depth: 0 };
    let whole = parser.or()?;
    let result = parser.boolean(whole)?;
    if parser.token != Token::End {
        return Err(parser.expected("AND, OR or the end"));
    }
    debug_assert_eq!(usize::from(result) + 1, parser.nodes.len(), "the result is the last step");
    Ok(SqlFilter { nodes: parser.nodes.into(), names: parser.names.into_iter().map(Name::new).collect() })
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    /// Where the token ahead begins.
    at: usize,
    /// The token ahead.
    token: Token<'a>,
    nodes: Vec<Node>,
    names: Vec<&'a str>,
    depth: usize,
}

/// A part of the expression: its node, and where it begins.
#[derive(Clone, Copy)]
struct Operand {
    node: At,
    at: usize,
}

impl<'a> Parser<'a> {
    fn or(&mut self) -> Result<Operand, FilterError> {
        self.chain(Keyword::Or, Self::and, Node::Or)
    }

    fn and(&mut self) -> Result<Operand, FilterError> {
        self.chain(Keyword::And, Self::equality, Node::And)
    }

    /// Operands with `keyword` between them. They become one node: whether a result is known does not depend on how they are bracketed.
    fn chain(
        &mut self,
        keyword: Keyword,
        operand: fn(&mut Self) -> Result<Operand, FilterError>,
        node: fn(Box<[At]>) -> Node,
    ) -> Result<Operand, FilterError> {
        let first = operand(self)?;
        if self.token != Token::Keyword(keyword) {
            return Ok(first);
        }
        let mut parts = vec![self.boolean(first)?];
        while self.skip(Token::Keyword(keyword))? {
            let next = operand(self)?;
            parts.push(self.boolean(next)?);
        }
        self.push(node(parts.into()), first.at)
    }

    fn equality(&mut self) -> Result<Operand, FilterError> {
        let mut left = self.comparison()?;
        let mut links = 0;
        loop {
            left = match self.token {
                Token::Sign(sign @ (Sign::Equal | Sign::NotEqual)) => {
                    self.advance()?;
                    let right = self.comparison()?;
                    self.check_equality(left, right)?;
                    self.push_maybe_not(Node::Equal(left.node, right.node), sign == Sign::NotEqual, left.at)?
                }
                Token::Keyword(Keyword::Is) => {
                    self.advance()?;
                    let not = self.skip(Token::Keyword(Keyword::Not))?;
                    if !self.skip(Token::Keyword(Keyword::Null))? {
                        return Err(self.expected("NULL or NOT NULL"));
                    }
                    self.push_maybe_not(Node::IsNull(left.node), not, left.at)?
                }
                _ => break,
            };
            links += 1;
            self.deepen(left.at)?;
        }
        self.depth -= links;
        Ok(left)
    }

    fn comparison(&mut self) -> Result<Operand, FilterError> {
        let mut left = self.unary()?;
        let mut links = 0;
        while let Some(next) = self.comparison_with(left)? {
            left = next;
            links += 1;
            self.deepen(left.at)?;
        }
        self.depth -= links;
        Ok(left)
    }

    /// What `left` becomes by the comparison that follows it, if one does.
    fn comparison_with(&mut self, left: Operand) -> Result<Option<Operand>, FilterError> {
        let order = match self.token {
            Token::Sign(Sign::Less) => Order::Less,
            Token::Sign(Sign::LessOrEqual) => Order::LessOrEqual,
            Token::Sign(Sign::Greater) => Order::Greater,
            Token::Sign(Sign::GreaterOrEqual) => Order::GreaterOrEqual,
            Token::Keyword(Keyword::Not) => {
                self.advance()?;
                return match self.keyword_comparison(left, true)? {
                    Some(compared) => Ok(Some(compared)),
                    None => Err(self.expected("BETWEEN, IN, CONTAINS, STARTSWITH or ENDSWITH")),
                };
            }
            _ => return self.keyword_comparison(left, false),
        };
        self.advance()?;
        let right = self.unary()?;
        self.check_ordered(left)?;
        self.check_ordered(right)?;
        self.push(Node::Order(order, left.node, right.node), left.at).map(Some)
    }

    fn keyword_comparison(&mut self, left: Operand, not: bool) -> Result<Option<Operand>, FilterError> {
        let Token::Keyword(keyword) = self.token else { return Ok(None) };
        let part = match keyword {
            Keyword::Between => return self.between(left, not).map(Some),
            Keyword::In => return self.in_list(left, not).map(Some),
            Keyword::Contains => Part::Anywhere,
            Keyword::StartsWith => Part::Start,
            Keyword::EndsWith => Part::End,
            _ => return Ok(None),
        };
        self.advance()?;
        let text = self.text("a 'text'")?;
        self.push(Node::Part(part, left.node, text, not), left.at).map(Some)
    }

    fn between(&mut self, value: Operand, not: bool) -> Result<Operand, FilterError> {
        self.advance()?;
        let low = self.unary()?;
        if !self.skip(Token::Keyword(Keyword::And))? {
            return Err(self.expected("AND and the upper bound"));
        }
        let high = self.unary()?;
        for operand in [value, low, high] {
            self.check_ordered(operand)?;
        }
        if not {
            let below = self.push(Node::Order(Order::Less, value.node, low.node), value.at)?;
            let above = self.push(Node::Order(Order::Greater, value.node, high.node), value.at)?;
            return self.push(Node::Or([below.node, above.node].into()), value.at);
        }
        if let (Some(low_value), Some(high_value)) = (self.constant(low), self.constant(high))
            && high_value < low_value
        {
            return Err(FilterError { at: low.at, kind: Kind::EmptyRange });
        }
        let from = self.push(Node::Order(Order::GreaterOrEqual, value.node, low.node), value.at)?;
        let to = self.push(Node::Order(Order::LessOrEqual, value.node, high.node), value.at)?;
        self.push(Node::And([from.node, to.node].into()), value.at)
    }

    fn in_list(&mut self, left: Operand, not: bool) -> Result<Operand, FilterError> {
        let Node::Property(slot) = self.nodes[usize::from(left.node)] else {
            return Err(FilterError { at: left.at, kind: Kind::InNeedsProperty });
        };
        self.advance()?;
        if !self.skip(Token::Sign(Sign::Open))? {
            return Err(self.expected("( and a list of 'texts'"));
        }
        let mut texts = vec![self.text("a 'text'")?];
        while self.skip(Token::Sign(Sign::Comma))? {
            texts.push(self.text("a 'text'")?);
        }
        if !self.skip(Token::Sign(Sign::Close))? {
            return Err(self.expected(", or )"));
        }
        texts.sort_unstable();
        texts.dedup();
        self.push(Node::In(slot, texts.into(), not), left.at)
    }

    fn unary(&mut self) -> Result<Operand, FilterError> {
        let at = self.at;
        self.deepen(at)?;
        let operand = match self.token {
            Token::Sign(Sign::Plus) => {
                self.advance()?;
                self.unary()?
            }
            Token::Sign(Sign::Minus) => {
                self.advance()?;
                let operand = self.unary()?;
                self.push(Node::Negate(operand.node), at)?
            }
            Token::Keyword(Keyword::Not) => {
                self.advance()?;
                let operand = self.unary()?;
                let operand = self.boolean(operand)?;
                self.push(Node::Not(operand), at)?
            }
            Token::Sign(Sign::Open) => {
                self.advance()?;
                let operand = self.or()?;
                if !self.skip(Token::Sign(Sign::Close))? {
                    return Err(self.expected("AND, OR or )"));
                }
                Operand { at, ..operand }
            }
            _ => self.value()?,
        };
        self.depth -= 1;
        Ok(operand)
    }

    /// A literal or a property.
    fn value(&mut self) -> Result<Operand, FilterError> {
        let at = self.at;
        let node = match self.token {
            Token::Text(text) => Node::Text(unquoted(text)),
            Token::Decimal(text) => decimal(text).ok_or_else(|| number_error(at, text, DECIMALS))?,
            Token::Float(text) => float(text).ok_or_else(|| number_error(at, text, FLOATS))?,
            Token::Keyword(Keyword::True) => Node::Bool(true),
            Token::Keyword(Keyword::False) => Node::Bool(false),
            Token::Keyword(Keyword::Null) => Node::Null,
            Token::Property(name) => Node::Property(self.slot(name)?),
            _ => return Err(self.expected("a property, a number, a 'text', TRUE, FALSE, NOT or (")),
        };
        self.advance()?;
        self.push(node, at)
    }

    fn slot(&mut self, name: &'a str) -> Result<u8, FilterError> {
        let slot = self.names.iter().position(|known| *known == name).unwrap_or(self.names.len());
        if slot == PROPERTIES_MAX {
            return Err(FilterError { at: self.at, kind: Kind::TooManyProperties });
        }
        if slot == self.names.len() {
            self.names.push(name);
        }
        Ok(slot as u8)
    }

    fn text(&mut self, what: &'static str) -> Result<Box<[u8]>, FilterError> {
        let Token::Text(text) = self.token else { return Err(self.expected(what)) };
        self.advance()?;
        Ok(unquoted(text))
    }

    /// `operand` where truth is asked for.
    fn boolean(&mut self, operand: Operand) -> Result<At, FilterError> {
        match self.nodes[usize::from(operand.node)] {
            Node::Property(_) => self.push(Node::Cast(operand.node), operand.at).map(|cast| cast.node),
            _ if self.is_boolean(operand) => Ok(operand.node),
            _ => Err(FilterError { at: operand.at, kind: Kind::NotBoolean }),
        }
    }

    /// Whether it is true, false or unknown by its form; NULL is.
    fn is_boolean(&self, operand: Operand) -> bool {
        !matches!(
            self.nodes[usize::from(operand.node)],
            Node::Property(_) | Node::Text(_) | Node::Int(_) | Node::Long(_) | Node::Double(_) | Node::Negate(_)
        )
    }

    fn check_ordered(&self, operand: Operand) -> Result<(), FilterError> {
        if self.is_boolean(operand) || matches!(self.nodes[usize::from(operand.node)], Node::Text(_)) {
            return Err(FilterError { at: operand.at, kind: Kind::NotOrdered });
        }
        Ok(())
    }

    fn check_equality(&self, left: Operand, right: Operand) -> Result<(), FilterError> {
        let node = |operand: Operand| &self.nodes[usize::from(operand.node)];
        for operand in [left, right] {
            if *node(operand) == Node::Null {
                return Err(FilterError { at: operand.at, kind: Kind::EqualsNull });
            }
        }
        let other = matches!(node(right), Node::Text(_) | Node::Int(_) | Node::Long(_) | Node::Double(_));
        if matches!(node(left), Node::Bool(_)) && other {
            return Err(FilterError { at: left.at, kind: Kind::BooleanAndOther });
        }
        Ok(())
    }

    /// A number that stands there as such; a sign in front makes it something to be evaluated.
    fn constant(&self, operand: Operand) -> Option<f64> {
        match self.nodes[usize::from(operand.node)] {
            Node::Int(value) => Some(f64::from(value)),
            Node::Long(value) => Some(value as f64),
            Node::Double(value) => Some(value),
            _ => None,
        }
    }

    fn push_maybe_not(&mut self, node: Node, not: bool, at: usize) -> Result<Operand, FilterError> {
        let operand = self.push(node, at)?;
        if not { self.push(Node::Not(operand.node), at) } else { Ok(operand) }
    }

    fn push(&mut self, node: Node, at: usize) -> Result<Operand, FilterError> {
        // An expression within its length has fewer steps than this; the check costs nothing.
        let place = At::try_from(self.nodes.len()).map_err(|_| FilterError { at, kind: Kind::TooDeep })?;
        self.nodes.push(node);
        Ok(Operand { node: place, at })
    }

    fn deepen(&mut self, at: usize) -> Result<(), FilterError> {
        self.depth += 1;
        if self.depth > DEPTH_MAX { Err(FilterError { at, kind: Kind::TooDeep }) } else { Ok(()) }
    }

    fn advance(&mut self) -> Result<(), FilterError> {
        (self.at, self.token) = self.lexer.next()?;
        Ok(())
    }

    /// Passes over `token` if it is ahead.
    fn skip(&mut self, token: Token<'_>) -> Result<bool, FilterError> {
        let found = self.token == token;
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    fn expected(&self, what: &'static str) -> FilterError {
        let found = match self.token {
            Token::Property(text) | Token::Decimal(text) | Token::Float(text) => Some(text.to_owned()),
            Token::Text(text) => Some(format!("'{text}'")),
            Token::Keyword(keyword) => Some(format!("{keyword:?}").to_uppercase()),
            Token::Sign(sign) => Some(format!("the sign {}", sign.text())),
            Token::End => None,
        };
        FilterError { at: self.at, kind: Kind::Expected { what, found } }
    }
}

const DECIMALS: &str = "whole ones between -9223372036854775807 and 9223372036854775807";
const FLOATS: &str = "fractions above 0 that a double holds; write 0 without a point";

fn number_error(at: usize, text: &str, allowed: &'static str) -> FilterError {
    FilterError { at, kind: Kind::Number { text: text.to_owned(), allowed } }
}

/// Java's int where it is large enough, else its long.
fn decimal(text: &str) -> Option<Node> {
    let value: i64 = text.trim_end_matches(['l', 'L']).parse().ok()?;
    Some(i32::try_from(value).map_or(Node::Long(value), Node::Int))
}

/// Apache takes no zero here: it compares with the smallest double above it.
fn float(text: &str) -> Option<Node> {
    let value: f64 = text.parse().ok()?;
    (value > 0.0 && value <= f64::MAX).then_some(Node::Double(value))
}

fn unquoted(text: &str) -> Box<[u8]> {
    text.replace("''", "'").into_bytes().into()
}
