/* The tree's nodes and their fields as tables: Python 3.11's abstract grammar (the reference of module ast),
 * with its names. ast.h makes the structs of them; dumpers and walkers are made of the same tables.
 *
 * F(KIND, field): KINDs ending in S are sequences; an OPTIONAL_ one may be NULL. */
#ifndef OURO_LANG_AST_FIELDS_H
#define OURO_LANG_AST_FIELDS_H

/* X(name, fields) */
#define AST_STMTS(X) \
    X(FunctionDef, AST_FIELDS_FunctionDef) \
    X(AsyncFunctionDef, AST_FIELDS_FunctionDef) \
    X(ClassDef, AST_FIELDS_ClassDef) \
    X(Return, AST_FIELDS_Return) \
    X(Delete, AST_FIELDS_Delete) \
    X(Assign, AST_FIELDS_Assign) \
    X(AugAssign, AST_FIELDS_AugAssign) \
    X(AnnAssign, AST_FIELDS_AnnAssign) \
    X(For, AST_FIELDS_For) \
    X(AsyncFor, AST_FIELDS_For) \
    X(While, AST_FIELDS_While) \
    X(If, AST_FIELDS_If) \
    X(With, AST_FIELDS_With) \
    X(AsyncWith, AST_FIELDS_With) \
    X(Match, AST_FIELDS_Match) \
    X(Raise, AST_FIELDS_Raise) \
    X(Try, AST_FIELDS_Try) \
    X(TryStar, AST_FIELDS_Try) \
    X(Assert, AST_FIELDS_Assert) \
    X(Import, AST_FIELDS_Import) \
    X(ImportFrom, AST_FIELDS_ImportFrom) \
    X(Global, AST_FIELDS_Global) \
    X(Nonlocal, AST_FIELDS_Global) \
    X(Expr, AST_FIELDS_Expr) \
    X(Pass, AST_FIELDS_NONE) \
    X(Break, AST_FIELDS_NONE) \
    X(Continue, AST_FIELDS_NONE)

#define AST_EXPRS(X) \
    X(BoolOp, AST_FIELDS_BoolOp) \
    X(NamedExpr, AST_FIELDS_NamedExpr) \
    X(BinOp, AST_FIELDS_BinOp) \
    X(UnaryOp, AST_FIELDS_UnaryOp) \
    X(Lambda, AST_FIELDS_Lambda) \
    X(IfExp, AST_FIELDS_IfExp) \
    X(Dict, AST_FIELDS_Dict) \
    X(Set, AST_FIELDS_Set) \
    X(ListComp, AST_FIELDS_ListComp) \
    X(SetComp, AST_FIELDS_ListComp) \
    X(DictComp, AST_FIELDS_DictComp) \
    X(GeneratorExp, AST_FIELDS_ListComp) \
    X(Await, AST_FIELDS_Await) \
    X(Yield, AST_FIELDS_Yield) \
    X(YieldFrom, AST_FIELDS_Await) \
    X(Compare, AST_FIELDS_Compare) \
    X(Call, AST_FIELDS_Call) \
    X(FormattedValue, AST_FIELDS_FormattedValue) \
    X(JoinedStr, AST_FIELDS_JoinedStr) \
    X(Constant, AST_FIELDS_Constant) \
    X(Attribute, AST_FIELDS_Attribute) \
    X(Subscript, AST_FIELDS_Subscript) \
    X(Starred, AST_FIELDS_Starred) \
    X(Name, AST_FIELDS_Name) \
    X(List, AST_FIELDS_List) \
    X(Tuple, AST_FIELDS_List) \
    X(Slice, AST_FIELDS_Slice)

#define AST_PATTERNS(X) \
    X(MatchValue, AST_FIELDS_MatchValue) \
    X(MatchSingleton, AST_FIELDS_MatchSingleton) \
    X(MatchSequence, AST_FIELDS_MatchSequence) \
    X(MatchMapping, AST_FIELDS_MatchMapping) \
    X(MatchClass, AST_FIELDS_MatchClass) \
    X(MatchStar, AST_FIELDS_MatchStar) \
    X(MatchAs, AST_FIELDS_MatchAs) \
    X(MatchOr, AST_FIELDS_MatchSequence)

#define AST_FIELDS_NONE(F)

#define AST_FIELDS_FunctionDef(F) \
    F(IDENTIFIER, name) \
    F(ARGUMENTS, args) \
    F(STMTS, body) \
    F(EXPRS, decorator_list) \
    F(OPTIONAL_EXPR, returns)
#define AST_FIELDS_ClassDef(F) \
    F(IDENTIFIER, name) \
    F(EXPRS, bases) \
    F(KEYWORDS, keywords) \
    F(STMTS, body) \
    F(EXPRS, decorator_list)
#define AST_FIELDS_Return(F) F(OPTIONAL_EXPR, value)
#define AST_FIELDS_Delete(F) F(EXPRS, targets)
#define AST_FIELDS_Assign(F) F(EXPRS, targets) F(EXPR, value)
#define AST_FIELDS_AugAssign(F) F(EXPR, target) F(OPERATOR, op) F(EXPR, value)
#define AST_FIELDS_AnnAssign(F) F(EXPR, target) F(EXPR, annotation) F(OPTIONAL_EXPR, value) F(INT, simple)
#define AST_FIELDS_For(F) F(EXPR, target) F(EXPR, iter) F(STMTS, body) F(STMTS, orelse)
#define AST_FIELDS_While(F) F(EXPR, test) F(STMTS, body) F(STMTS, orelse)
#define AST_FIELDS_If(F) F(EXPR, test) F(STMTS, body) F(STMTS, orelse)
#define AST_FIELDS_With(F) F(WITHITEMS, items) F(STMTS, body)
#define AST_FIELDS_Match(F) F(EXPR, subject) F(MATCH_CASES, cases)
#define AST_FIELDS_Raise(F) F(OPTIONAL_EXPR, exc) F(OPTIONAL_EXPR, cause)
#define AST_FIELDS_Try(F) F(STMTS, body) F(EXCEPTHANDLERS, handlers) F(STMTS, orelse) F(STMTS, finalbody)
#define AST_FIELDS_Assert(F) F(EXPR, test) F(OPTIONAL_EXPR, msg)
#define AST_FIELDS_Import(F) F(ALIASES, names)
#define AST_FIELDS_ImportFrom(F) F(OPTIONAL_IDENTIFIER, module) F(ALIASES, names) F(INT, level)
#define AST_FIELDS_Global(F) F(IDENTIFIERS, names)
#define AST_FIELDS_Expr(F) F(EXPR, value)

#define AST_FIELDS_BoolOp(F) F(BOOLOP, op) F(EXPRS, values)
#define AST_FIELDS_NamedExpr(F) F(EXPR, target) F(EXPR, value)
#define AST_FIELDS_BinOp(F) F(EXPR, left) F(OPERATOR, op) F(EXPR, right)
#define AST_FIELDS_UnaryOp(F) F(UNARYOP, op) F(EXPR, operand)
#define AST_FIELDS_Lambda(F) F(ARGUMENTS, args) F(EXPR, body)
#define AST_FIELDS_IfExp(F) F(EXPR, test) F(EXPR, body) F(EXPR, orelse)
/* A key is NULL where a mapping is unpacked. */
#define AST_FIELDS_Dict(F) F(EXPRS, keys) F(EXPRS, values)
#define AST_FIELDS_Set(F) F(EXPRS, elts)
#define AST_FIELDS_ListComp(F) F(EXPR, elt) F(COMPREHENSIONS, generators)
#define AST_FIELDS_DictComp(F) F(EXPR, key) F(EXPR, value) F(COMPREHENSIONS, generators)
#define AST_FIELDS_Await(F) F(EXPR, value)
#define AST_FIELDS_Yield(F) F(OPTIONAL_EXPR, value)
#define AST_FIELDS_Compare(F) F(EXPR, left) F(CMPOPS, ops) F(EXPRS, comparators)
#define AST_FIELDS_Call(F) F(EXPR, func) F(EXPRS, args) F(KEYWORDS, keywords)
/* conversion: 's', 'r', 'a', or -1. format_spec: a JoinedStr. */
#define AST_FIELDS_FormattedValue(F) F(EXPR, value) F(INT, conversion) F(OPTIONAL_EXPR, format_spec)
#define AST_FIELDS_JoinedStr(F) F(EXPRS, values)
/* kind: "u" where the literal begins with it. imaginary: the constant is complex, and value a float, its
 * imaginary part. */
#define AST_FIELDS_Constant(F) F(CONSTANT, value) F(OPTIONAL_STRING, kind) F(HIDDEN_INT, imaginary)
#define AST_FIELDS_Attribute(F) F(EXPR, value) F(IDENTIFIER, attr) F(CONTEXT, ctx)
#define AST_FIELDS_Subscript(F) F(EXPR, value) F(EXPR, slice) F(CONTEXT, ctx)
#define AST_FIELDS_Starred(F) F(EXPR, value) F(CONTEXT, ctx)
#define AST_FIELDS_Name(F) F(IDENTIFIER, id) F(CONTEXT, ctx)
#define AST_FIELDS_List(F) F(EXPRS, elts) F(CONTEXT, ctx)
#define AST_FIELDS_Slice(F) F(OPTIONAL_EXPR, lower) F(OPTIONAL_EXPR, upper) F(OPTIONAL_EXPR, step)

#define AST_FIELDS_MatchValue(F) F(EXPR, value)
#define AST_FIELDS_MatchSingleton(F) F(CONSTANT, value)
#define AST_FIELDS_MatchSequence(F) F(PATTERNS, patterns)
#define AST_FIELDS_MatchMapping(F) F(EXPRS, keys) F(PATTERNS, patterns) F(OPTIONAL_IDENTIFIER, rest)
#define AST_FIELDS_MatchClass(F) \
    F(EXPR, cls) \
    F(PATTERNS, patterns) \
    F(IDENTIFIERS, kwd_attrs) \
    F(PATTERNS, kwd_patterns)
#define AST_FIELDS_MatchStar(F) F(OPTIONAL_IDENTIFIER, name)
#define AST_FIELDS_MatchAs(F) F(OPTIONAL_PATTERN, pattern) F(OPTIONAL_IDENTIFIER, name)

/* Nodes of which there is one kind each. */
#define AST_FIELDS_Module(F) F(STMTS, body)
#define AST_FIELDS_comprehension(F) F(EXPR, target) F(EXPR, iter) F(EXPRS, ifs) F(INT, is_async)
#define AST_FIELDS_ExceptHandler(F) F(OPTIONAL_EXPR, type) F(OPTIONAL_IDENTIFIER, name) F(STMTS, body)
/* kw_defaults: as many as kwonlyargs, NULL where one has none. */
#define AST_FIELDS_arguments(F) \
    F(ARGS, posonlyargs) \
    F(ARGS, args) \
    F(OPTIONAL_ARG, vararg) \
    F(ARGS, kwonlyargs) \
    F(EXPRS, kw_defaults) \
    F(OPTIONAL_ARG, kwarg) \
    F(EXPRS, defaults)
#define AST_FIELDS_arg(F) F(IDENTIFIER, arg) F(OPTIONAL_EXPR, annotation)
#define AST_FIELDS_keyword(F) F(OPTIONAL_IDENTIFIER, arg) F(EXPR, value)
#define AST_FIELDS_alias(F) F(IDENTIFIER, name) F(OPTIONAL_IDENTIFIER, asname)
#define AST_FIELDS_withitem(F) F(EXPR, context_expr) F(OPTIONAL_EXPR, optional_vars)
#define AST_FIELDS_match_case(F) F(PATTERN, pattern) F(OPTIONAL_EXPR, guard) F(STMTS, body)

/* X(name): the small enumerations, in the abstract grammar's order. */
#define AST_CONTEXTS(X) \
    X(Load) \
    X(Store) \
    X(Del)
#define AST_BOOLOPS(X) \
    X(And) \
    X(Or)
#define AST_OPERATORS(X) \
    X(Add) \
    X(Sub) \
    X(Mult) \
    X(MatMult) \
    X(Div) \
    X(Mod) \
    X(Pow) \
    X(LShift) \
    X(RShift) \
    X(BitOr) \
    X(BitXor) \
    X(BitAnd) \
    X(FloorDiv)
#define AST_UNARYOPS(X) \
    X(Invert) \
    X(Not) \
    X(UAdd) \
    X(USub)
#define AST_CMPOPS(X) \
    X(Eq) \
    X(NotEq) \
    X(Lt) \
    X(LtE) \
    X(Gt) \
    X(GtE) \
    X(Is) \
    X(IsNot) \
    X(In) \
    X(NotIn)

#endif
