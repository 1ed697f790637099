/* The rules. See grammar.h for the notation. */
#include "lang/parse/grammar.h"

/* clang-format off */
const GrammarRule grammar_rules[] = {
    {"file", 0,
     "statement* ENDMARKER"},
    {"interactive", 0,
     "compound_stmt NEWLINE | simple_stmts | NEWLINE | ENDMARKER {!nothing}"},
    {"eval", 0,
     "expressions NEWLINE* ENDMARKER"},
    {"fstring", 0,
     "star_expressions"},
    {"statements", 0,
     "statement+"},
    {"statement", 0,
     "compound_stmt | simple_stmts"},
    {"simple_stmts", 0,
     "simple_stmt !';' NEWLINE | ';'.simple_stmt+ ';'? NEWLINE"},
    {"simple_stmt", GRAMMAR_REMEMBERED,
     "assignment | star_expressions | &'return' return_stmt | &('import' | 'from') import_stmt"
     " | &'raise' raise_stmt | 'pass' | &'del' del_stmt | &'yield' yield_expr | &'assert' assert_stmt"
     " | 'break' | 'continue' | &'global' global_stmt | &'nonlocal' nonlocal_stmt"},
    {"compound_stmt", 0,
     "&('def' | '@' | ASYNC) function_def | &'if' if_stmt | &('class' | '@') class_def"
     " | &('with' | ASYNC) with_stmt | &('for' | ASYNC) for_stmt | &'try' try_stmt"
     " | &'while' while_stmt | match_stmt"},
    {"assignment", 0,
     "NAME ':' expression ('=' annotated_rhs)?"
     " | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ('=' annotated_rhs)?"
     " | (star_targets '=')+ (yield_expr | star_expressions) !'='"
     " | single_target augassign ~ (yield_expr | star_expressions) | invalid_assignment"},
    {"annotated_rhs", 0,
     "yield_expr | star_expressions"},
    {"augassign", 0,
     "'+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='"},
    {"return_stmt", 0,
     "'return' star_expressions?"},
    {"raise_stmt", 0,
     "'raise' expression ('from' expression)? | 'raise'"},
    {"global_stmt", 0,
     "'global' ','.NAME+"},
    {"nonlocal_stmt", 0,
     "'nonlocal' ','.NAME+"},
    {"del_stmt", 0,
     "'del' del_targets &(';' | NEWLINE) | invalid_del_stmt"},
    {"assert_stmt", 0,
     "'assert' expression (',' expression)?"},
    {"import_stmt", 0,
     "import_name | import_from"},
    {"import_name", 0,
     "'import' ','.dotted_as_name+"},
    {"import_from", 0,
     "'from' ('.' | '...')* dotted_name 'import' import_from_targets"
     " | 'from' ('.' | '...')+ 'import' import_from_targets"},
    {"import_from_targets", 0,
     "'(' import_from_as_names ','? ')' | import_from_as_names !',' | '*'"
     " | invalid_import_from_targets"},
    {"import_from_as_names", 0,
     "','.import_from_as_name+"},
    {"import_from_as_name", 0,
     "NAME ('as' NAME)?"},
    {"dotted_as_name", 0,
     "dotted_name ('as' NAME)?"},
    {"dotted_name", GRAMMAR_REMEMBERED,
     "NAME ('.' NAME)*"},
    {"block", GRAMMAR_REMEMBERED,
     "NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block"},
    {"decorators", 0,
     "('@' named_expression NEWLINE)+"},
    {"class_def", 0,
     "decorators class_def_raw | class_def_raw"},
    {"class_def_raw", 0,
     "invalid_class_def_raw | 'class' NAME ('(' arguments? ')')? ':' block"},
    {"function_def", 0,
     "decorators function_def_raw | function_def_raw"},
    {"function_def_raw", 0,
     "invalid_def_raw | 'def' NAME &&'(' params? ')' ('->' expression)? &&':' block"
     " | ASYNC 'def' NAME &&'(' params? ')' ('->' expression)? &&':' block"},
    {"params", 0,
     "invalid_parameters | parameters"},
    {"parameters", 0,
     "slash_no_default param_no_default* param_with_default* star_etc?"
     " | slash_with_default param_with_default* star_etc?"
     " | param_no_default+ param_with_default* star_etc? | param_with_default+ star_etc? | star_etc"},
    {"slash_no_default", 0,
     "param_no_default+ '/' ',' | param_no_default+ '/' &')'"},
    {"slash_with_default", 0,
     "param_no_default* param_with_default+ '/' ',' | param_no_default* param_with_default+ '/' &')'"},
    {"star_etc", 0,
     "invalid_star_etc | '*' param_no_default param_maybe_default* kwds?"
     " | '*' param_no_default_star_annotation param_maybe_default* kwds?"
     " | '*' ',' param_maybe_default+ kwds? | kwds"},
    {"kwds", 0,
     "invalid_kwds | '**' param_no_default"},
    {"param_no_default", 0,
     "param ',' | param &')'"},
    {"param_no_default_star_annotation", 0,
     "param_star_annotation ',' | param_star_annotation &')'"},
    {"param_with_default", 0,
     "param default ',' | param default &')'"},
    {"param_maybe_default", 0,
     "param default? ',' | param default? &')'"},
    {"param", 0,
     "NAME annotation?"},
    {"param_star_annotation", 0,
     "NAME ':' star_expression"},
    {"annotation", 0,
     "':' expression"},
    {"default", 0,
     "'=' expression | invalid_default"},
    {"if_stmt", 0,
     "invalid_if_stmt | 'if' named_expression ':' block elif_stmt"
     " | 'if' named_expression ':' block else_block?"},
    {"elif_stmt", 0,
     "invalid_elif_stmt | 'elif' named_expression ':' block elif_stmt"
     " | 'elif' named_expression ':' block else_block?"},
    {"else_block", 0,
     "invalid_else_stmt | 'else' &&':' block"},
    {"while_stmt", 0,
     "invalid_while_stmt | 'while' named_expression ':' block else_block?"},
    {"for_stmt", 0,
     "invalid_for_stmt | 'for' star_targets 'in' ~ star_expressions ':' block else_block?"
     " | ASYNC 'for' star_targets 'in' ~ star_expressions ':' block else_block? | invalid_for_target"},
    {"with_stmt", 0,
     "invalid_with_stmt_indent | 'with' '(' ','.with_item+ ','? ')' ':' block"
     " | 'with' ','.with_item+ ':' block | ASYNC 'with' '(' ','.with_item+ ','? ')' ':' block"
     " | ASYNC 'with' ','.with_item+ ':' block | invalid_with_stmt"},
    {"with_item", 0,
     "expression 'as' star_target &(',' | ')' | ':') | invalid_with_item | expression"},
    {"try_stmt", 0,
     "invalid_try_stmt | 'try' &&':' block finally_block"
     " | 'try' &&':' block except_block+ else_block? finally_block?"
     " | 'try' &&':' block except_star_block+ else_block? finally_block?"},
    {"except_block", 0,
     "invalid_except_stmt_indent | 'except' expression ('as' NAME)? ':' block | 'except' ':' block"
     " | invalid_except_stmt"},
    {"except_star_block", 0,
     "invalid_except_star_stmt_indent | 'except' '*' expression ('as' NAME)? ':' block"
     " | invalid_except_stmt"},
    {"finally_block", 0,
     "invalid_finally_stmt | 'finally' &&':' block"},
    {"match_stmt", 0,
     "\"match\" subject_expr ':' NEWLINE INDENT case_block+ DEDENT | invalid_match_stmt"},
    {"subject_expr", 0,
     "star_named_expression ',' star_named_expressions? | named_expression"},
    {"case_block", 0,
     "invalid_case_block | \"case\" patterns guard? ':' block"},
    {"guard", 0,
     "'if' named_expression"},
    {"patterns", 0,
     "open_sequence_pattern | pattern"},
    {"pattern", 0,
     "as_pattern | or_pattern"},
    {"as_pattern", 0,
     "or_pattern 'as' pattern_capture_target | invalid_as_pattern"},
    {"or_pattern", 0,
     "'|'.closed_pattern+"},
    {"closed_pattern", GRAMMAR_REMEMBERED,
     "literal_pattern | capture_pattern | wildcard_pattern | value_pattern | group_pattern"
     " | sequence_pattern | mapping_pattern | class_pattern"},
    {"literal_pattern", 0,
     "signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'"},
    {"complex_number", 0,
     "signed_real_number '+' imaginary_number | signed_real_number '-' imaginary_number"},
    {"signed_number", 0,
     "NUMBER | '-' NUMBER"},
    {"signed_real_number", 0,
     "real_number | '-' real_number"},
    {"real_number", 0,
     "a=NUMBER {!real}"},
    {"imaginary_number", 0,
     "a=NUMBER {!imaginary}"},
    {"capture_pattern", 0,
     "pattern_capture_target"},
    {"pattern_capture_target", 0,
     "!\"_\" NAME !('.' | '(' | '=')"},
    {"wildcard_pattern", 0,
     "\"_\""},
    {"value_pattern", 0,
     "attr !('.' | '(' | '=')"},
    {"attr", GRAMMAR_REMEMBERED,
     "NAME ('.' NAME)+"},
    {"name_or_attr", GRAMMAR_REMEMBERED,
     "NAME ('.' NAME)*"},
    {"group_pattern", 0,
     "'(' pattern ')'"},
    {"sequence_pattern", 0,
     "'[' maybe_sequence_pattern? ']' | '(' open_sequence_pattern? ')'"},
    {"open_sequence_pattern", 0,
     "maybe_star_pattern ',' maybe_sequence_pattern?"},
    {"maybe_sequence_pattern", 0,
     "','.maybe_star_pattern+ ','?"},
    {"maybe_star_pattern", 0,
     "star_pattern | pattern"},
    {"star_pattern", GRAMMAR_REMEMBERED,
     "'*' pattern_capture_target | '*' wildcard_pattern"},
    {"mapping_pattern", 0,
     "'{' '}' | '{' double_star_pattern ','? '}' | '{' items_pattern ',' double_star_pattern ','? '}'"
     " | '{' items_pattern ','? '}'"},
    {"items_pattern", 0,
     "','.key_value_pattern+"},
    {"key_value_pattern", 0,
     "(literal_pattern | attr) ':' pattern"},
    {"double_star_pattern", 0,
     "'**' pattern_capture_target"},
    {"class_pattern", 0,
     "name_or_attr '(' ')' | name_or_attr '(' positional_patterns ','? ')'"
     " | name_or_attr '(' keyword_patterns ','? ')'"
     " | name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')' | invalid_class_pattern"},
    {"positional_patterns", 0,
     "','.pattern+"},
    {"keyword_patterns", 0,
     "','.keyword_pattern+"},
    {"keyword_pattern", 0,
     "NAME '=' pattern"},
    {"expressions", 0,
     "expression (',' expression)+ ','? | expression ',' | expression"},
    {"expression", GRAMMAR_REMEMBERED,
     "invalid_expression | invalid_legacy_expression | disjunction 'if' disjunction 'else' expression"
     " | disjunction | lambdef"},
    {"yield_expr", 0,
     "'yield' 'from' expression | 'yield' star_expressions?"},
    {"star_expressions", 0,
     "star_expression (',' star_expression)+ ','? | star_expression ',' | star_expression"},
    {"star_expression", GRAMMAR_REMEMBERED,
     "'*' bitwise_or | expression"},
    {"star_named_expressions", 0,
     "','.star_named_expression+ ','?"},
    {"star_named_expression", 0,
     "'*' bitwise_or | named_expression"},
    {"assignment_expression", 0,
     "NAME ':=' ~ expression"},
    {"named_expression", 0,
     "assignment_expression | invalid_named_expression | expression !':='"},
    {"disjunction", GRAMMAR_REMEMBERED,
     "conjunction ('or' conjunction)+ | conjunction"},
    {"conjunction", GRAMMAR_REMEMBERED,
     "inversion ('and' inversion)+ | inversion"},
    {"inversion", GRAMMAR_REMEMBERED,
     "'not' inversion | comparison"},
    {"comparison", 0,
     "bitwise_or compare_op_bitwise_or_pair+ | bitwise_or"},
    {"compare_op_bitwise_or_pair", 0,
     "'==' bitwise_or | '!=' bitwise_or | '<=' bitwise_or | '<' bitwise_or | '>=' bitwise_or"
     " | '>' bitwise_or | 'not' 'in' bitwise_or | 'in' bitwise_or | 'is' 'not' bitwise_or"
     " | 'is' bitwise_or"},
    {"bitwise_or", GRAMMAR_REMEMBERED,
     "bitwise_xor ('|' bitwise_xor)*"},
    {"bitwise_xor", GRAMMAR_REMEMBERED,
     "bitwise_and ('^' bitwise_and)*"},
    {"bitwise_and", GRAMMAR_REMEMBERED,
     "shift_expr ('&' shift_expr)*"},
    {"shift_expr", GRAMMAR_REMEMBERED,
     "sum ('<<' sum | '>>' sum)*"},
    {"sum", GRAMMAR_REMEMBERED,
     "term ('+' term | '-' term)*"},
    {"term", GRAMMAR_REMEMBERED,
     "factor ('*' factor | '/' factor | '//' factor | '%' factor | '@' factor)*"},
    {"factor", GRAMMAR_REMEMBERED,
     "'+' factor | '-' factor | '~' factor | power"},
    {"power", 0,
     "await_primary '**' factor | await_primary"},
    {"await_primary", GRAMMAR_REMEMBERED,
     "AWAIT primary | primary"},
    {"primary", GRAMMAR_REMEMBERED,
     "atom ('.' NAME | genexp | '(' arguments? ')' | '[' slices ']')*"},
    {"slices", 0,
     "slice !',' | ','.(slice | starred_expression)+ ','?"},
    {"slice", 0,
     "expression? ':' expression? (':' expression?)? | named_expression"},
    {"atom", 0,
     "NAME | 'True' | 'False' | 'None' | &STRING strings | NUMBER | &'(' (tuple | group | genexp)"
     " | &'[' (list | listcomp) | &'{' (dict | set | dictcomp | setcomp) | '...'"},
    {"group", 0,
     "'(' (yield_expr | named_expression) ')' | invalid_group"},
    {"lambdef", 0,
     "'lambda' lambda_params? ':' expression"},
    {"lambda_params", 0,
     "invalid_lambda_parameters | lambda_parameters"},
    {"lambda_parameters", 0,
     "lambda_slash_no_default lambda_param_no_default* lambda_param_with_default* lambda_star_etc?"
     " | lambda_slash_with_default lambda_param_with_default* lambda_star_etc?"
     " | lambda_param_no_default+ lambda_param_with_default* lambda_star_etc?"
     " | lambda_param_with_default+ lambda_star_etc? | lambda_star_etc"},
    {"lambda_slash_no_default", 0,
     "lambda_param_no_default+ '/' ',' | lambda_param_no_default+ '/' &':'"},
    {"lambda_slash_with_default", 0,
     "lambda_param_no_default* lambda_param_with_default+ '/' ','"
     " | lambda_param_no_default* lambda_param_with_default+ '/' &':'"},
    {"lambda_star_etc", 0,
     "invalid_lambda_star_etc | '*' lambda_param_no_default lambda_param_maybe_default* lambda_kwds?"
     " | '*' ',' lambda_param_maybe_default+ lambda_kwds? | lambda_kwds"},
    {"lambda_kwds", 0,
     "invalid_lambda_kwds | '**' lambda_param_no_default"},
    {"lambda_param_no_default", 0,
     "lambda_param ',' | lambda_param &':'"},
    {"lambda_param_with_default", 0,
     "lambda_param default ',' | lambda_param default &':'"},
    {"lambda_param_maybe_default", 0,
     "lambda_param default? ',' | lambda_param default? &':'"},
    {"lambda_param", 0,
     "NAME"},
    {"strings", GRAMMAR_REMEMBERED,
     "STRING+ {!strings}"},
    {"list", 0,
     "'[' star_named_expressions? ']'"},
    {"tuple", 0,
     "'(' (star_named_expression ',' star_named_expressions?)? ')'"},
    {"set", 0,
     "'{' star_named_expressions '}'"},
    {"dict", 0,
     "'{' double_starred_kvpairs? '}' | '{' invalid_double_starred_kvpairs '}'"},
    {"double_starred_kvpairs", 0,
     "','.double_starred_kvpair+ ','?"},
    {"double_starred_kvpair", 0,
     "'**' bitwise_or | kvpair"},
    {"kvpair", 0,
     "expression ':' expression"},
    {"for_if_clauses", 0,
     "for_if_clause+"},
    {"for_if_clause", 0,
     "ASYNC 'for' star_targets 'in' ~ disjunction ('if' disjunction)*"
     " | 'for' star_targets 'in' ~ disjunction ('if' disjunction)* | invalid_for_target"},
    {"listcomp", 0,
     "'[' named_expression for_if_clauses ']' | invalid_comprehension"},
    {"setcomp", 0,
     "'{' named_expression for_if_clauses '}' | invalid_comprehension"},
    {"genexp", 0,
     "'(' (assignment_expression | expression !':=') for_if_clauses ')' | invalid_comprehension"},
    {"dictcomp", 0,
     "'{' kvpair for_if_clauses '}' | invalid_dict_comprehension"},
    {"arguments", GRAMMAR_REMEMBERED,
     "args ','? &')' | invalid_arguments"},
    {"args", 0,
     "','.(starred_expression | (assignment_expression | expression !':=') !'=')+ (',' kwargs)?"
     " | kwargs"},
    {"kwargs", 0,
     "','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ | ','.kwarg_or_starred+"
     " | ','.kwarg_or_double_starred+"},
    {"starred_expression", 0,
     "'*' expression"},
    {"kwarg_or_starred", 0,
     "invalid_kwarg | NAME '=' expression | starred_expression"},
    {"kwarg_or_double_starred", 0,
     "invalid_kwarg | NAME '=' expression | '**' expression"},
    {"star_targets", 0,
     "star_target !',' | star_target (',' star_target)* ','?"},
    {"star_targets_list_seq", 0,
     "','.star_target+ ','?"},
    {"star_targets_tuple_seq", 0,
     "star_target (',' star_target)+ ','? | star_target ','"},
    {"star_target", GRAMMAR_REMEMBERED,
     "'*' (!'*' star_target) | target_with_star_atom"},
    {"target_with_star_atom", GRAMMAR_REMEMBERED,
     "t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | star_atom"},
    {"star_atom", 0,
     "NAME | '(' target_with_star_atom ')' | '(' star_targets_tuple_seq? ')'"
     " | '[' star_targets_list_seq? ']'"},
    {"single_target", 0,
     "single_subscript_attribute_target | NAME | '(' single_target ')'"},
    {"single_subscript_attribute_target", 0,
     "t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead"},
    {"t_primary", GRAMMAR_REMEMBERED,
     "atom &t_lookahead ('.' NAME &t_lookahead | '[' slices ']' &t_lookahead | genexp &t_lookahead | "
     "'(' arguments? ')' &t_lookahead)*"},
    {"t_lookahead", 0,
     "'(' | '[' | '.'"},
    {"del_targets", 0,
     "','.del_target+ ','?"},
    {"del_target", GRAMMAR_REMEMBERED,
     "t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | del_t_atom"},
    {"del_t_atom", 0,
     "NAME | '(' del_target ')' | '(' del_targets? ')' | '[' del_targets? ']'"},
    {"invalid_arguments", 0,
     "a=args ',' '*' {@a iterable argument unpacking follows keyword argument unpacking}"
     " | a=expression b=for_if_clauses ',' (args | expression for_if_clauses)? {@ac Generator "
     "expression must be parenthesized}"
     " | a=NAME b='=' expression for_if_clauses {@ab invalid syntax. Maybe you meant '==' or ':=' "
     "instead of '='?}"
     " | a=args b=for_if_clauses {!generator}"
     " | args ',' a=expression b=for_if_clauses {@ac Generator expression must be parenthesized}"
     " | a=args ',' args {!arguments}"},
    {"invalid_kwarg", 0,
     "a=('True' | 'False' | 'None') b='=' {@ab cannot assign to %t}"
     " | a=NAME b='=' expression for_if_clauses {@ab invalid syntax. Maybe you meant '==' or ':=' "
     "instead of '='?}"
     " | !(NAME '=') a=expression b='=' {@ab expression cannot contain assignment, perhaps you meant "
     "\"==\"?}"},
    {"expression_without_invalid", GRAMMAR_WITHOUT_INVALID,
     "disjunction 'if' disjunction 'else' expression | disjunction | lambdef"},
    {"invalid_legacy_expression", 0,
     "a=NAME !'(' b=star_expressions {!legacy}"},
    {"invalid_expression", 0,
     "!(NAME STRING | SOFT_KEYWORD) a=disjunction b=expression_without_invalid {!comma}"
     " | a=disjunction 'if' b=disjunction !('else' | ':') {@ab expected 'else' after 'if' expression}"},
    {"invalid_named_expression", GRAMMAR_REMEMBERED,
     "a=expression ':=' expression {@a cannot use assignment expressions with %s}"
     " | a=NAME '=' b=bitwise_or !('=' | ':=') {@ab invalid syntax. Maybe you meant '==' or ':=' "
     "instead of '='?}"
     " | !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or b='=' bitwise_or !('=' | "
     "':=') {@a cannot assign to %s here. Maybe you meant '==' instead of '='?}"},
    {"invalid_assignment", 0,
     "a=invalid_ann_assign_target ':' expression {@a only single target (not %s) can be annotated}"
     " | a=star_named_expression ',' star_named_expressions* ':' expression {@a only single target (not "
     "tuple) can be annotated}"
     " | a=expression ':' expression {@a illegal target for annotation}"
     " | (star_targets '=')* a=star_expressions '=' {!star-target}"
     " | (star_targets '=')* a=yield_expr '=' {@a assignment to yield expression not possible}"
     " | a=star_expressions augassign (yield_expr | star_expressions) {@a '%s' is an illegal expression "
     "for augmented assignment}"},
    {"invalid_ann_assign_target", 0,
     "list | tuple | '(' invalid_ann_assign_target ')'"},
    {"invalid_del_stmt", 0,
     "'del' a=star_expressions {!del-target}"},
    {"invalid_block", 0,
     "NEWLINE !INDENT {@i expected an indented block}"},
    {"invalid_comprehension", 0,
     "('[' | '(' | '{') a=starred_expression for_if_clauses {@a iterable unpacking cannot be used in "
     "comprehension}"
     " | ('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses {@al did you "
     "forget parentheses around the comprehension target?}"
     " | ('[' | '{') a=star_named_expression b=',' for_if_clauses {@ab did you forget parentheses "
     "around the comprehension target?}"},
    {"invalid_dict_comprehension", 0,
     "'{' a='**' bitwise_or for_if_clauses '}' {@a dict unpacking cannot be used in dict comprehension}"},
    {"invalid_parameters", 0,
     "param_no_default* invalid_parameters_helper a=param_no_default {@p non-default argument follows "
     "default argument}"
     " | param_no_default* a='(' param_no_default+ ','? b=')' {@ab Function parameters cannot be "
     "parenthesized}"
     " | a='/' ',' {@a at least one argument must precede /}"
     " | (slash_no_default | slash_with_default) param_maybe_default* a='/' {@a / may appear only once}"
     " | (slash_no_default | slash_with_default)? param_maybe_default* '*' (',' | param_no_default) "
     "param_maybe_default* a='/' {@a / must be ahead of *}"
     " | param_maybe_default+ '/' a='*' {@a expected comma between / and *}"},
    {"invalid_default", 0,
     "a='=' &(')' | ',') {@a expected default value expression}"},
    {"invalid_star_etc", 0,
     "a='*' (')' | ',' (')' | '**')) {@a named arguments must follow bare *}"
     " | '*' param a='=' {@a var-positional argument cannot have default value}"
     " | '*' (param_no_default | ',') param_maybe_default* a='*' (param_no_default | ',') {@a * "
     "argument may appear only once}"},
    {"invalid_kwds", 0,
     "'**' param a='=' {@a var-keyword argument cannot have default value}"
     " | '**' param ',' a=param {@p arguments cannot follow var-keyword argument}"
     " | '**' param ',' a=('*' | '**' | '/') {@a arguments cannot follow var-keyword argument}"},
    {"invalid_parameters_helper", 0,
     "slash_with_default | param_with_default+"},
    {"invalid_lambda_parameters", 0,
     "lambda_param_no_default* invalid_lambda_parameters_helper a=lambda_param_no_default {@p "
     "non-default argument follows default argument}"
     " | lambda_param_no_default* a='(' ','.lambda_param+ ','? b=')' {@ab Lambda expression parameters "
     "cannot be parenthesized}"
     " | a='/' ',' {@a at least one argument must precede /}"
     " | (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* a='/' {@a / "
     "may appear only once}"
     " | (lambda_slash_no_default | lambda_slash_with_default)? lambda_param_maybe_default* '*' (',' | "
     "lambda_param_no_default) lambda_param_maybe_default* a='/' {@a / must be ahead of *}"
     " | lambda_param_maybe_default+ '/' a='*' {@a expected comma between / and *}"},
    {"invalid_lambda_parameters_helper", 0,
     "lambda_slash_with_default | lambda_param_with_default+"},
    {"invalid_lambda_star_etc", 0,
     "'*' (':' | ',' (':' | '**')) {@. named arguments must follow bare *}"
     " | '*' lambda_param a='=' {@a var-positional argument cannot have default value}"
     " | '*' (lambda_param_no_default | ',') lambda_param_maybe_default* a='*' (lambda_param_no_default "
     "| ',') {@a * argument may appear only once}"},
    {"invalid_lambda_kwds", 0,
     "'**' lambda_param a='=' {@a var-keyword argument cannot have default value}"
     " | '**' lambda_param ',' a=lambda_param {@a arguments cannot follow var-keyword argument}"
     " | '**' lambda_param ',' a=('*' | '**' | '/') {@a arguments cannot follow var-keyword argument}"},
    {"invalid_with_item", 0,
     "expression 'as' a=expression &(',' | ')' | ':') {!star-target}"},
    {"invalid_for_target", 0,
     "ASYNC? 'for' a=star_expressions {!for-target}"},
    {"invalid_group", 0,
     "'(' a=starred_expression ')' {@a cannot use starred expression here}"
     " | '(' a='**' expression ')' {@a cannot use double starred expression here}"},
    {"invalid_import_from_targets", 0,
     "import_from_as_names ',' NEWLINE {@. trailing comma not allowed without surrounding parentheses}"},
    {"invalid_with_stmt", 0,
     "ASYNC? 'with' ','.(expression ('as' star_target)?)+ NEWLINE {@. expected ':'}"
     " | ASYNC? 'with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' NEWLINE {@. expected ':'}"},
    {"invalid_with_stmt_indent", 0,
     "ASYNC? a='with' ','.(expression ('as' star_target)?)+ ':' NEWLINE !INDENT {@i expected an "
     "indented block after 'with' statement on line %d}"
     " | ASYNC? a='with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' ':' NEWLINE !INDENT {@i "
     "expected an indented block after 'with' statement on line %d}"},
    {"invalid_try_stmt", 0,
     "a='try' ':' NEWLINE !INDENT {@i expected an indented block after 'try' statement on line %d}"
     " | 'try' ':' block !('except' | 'finally') {@. expected 'except' or 'finally' block}"
     " | 'try' ':' block* except_block+ a='except' b='*' expression ('as' NAME)? ':' {@ab cannot have "
     "both 'except' and 'except*' on the same 'try'}"
     " | 'try' ':' block* except_star_block+ a='except' (expression ('as' NAME)?)? ':' {@a cannot have "
     "both 'except' and 'except*' on the same 'try'}"},
    {"invalid_except_stmt", 0,
     "'except' '*'? a=expression ',' expressions ('as' NAME)? ':' {@a> multiple exception types must be "
     "parenthesized}"
     " | a='except' '*'? expression ('as' NAME)? NEWLINE {@. expected ':'}"
     " | a='except' NEWLINE {@. expected ':'}"
     " | a='except' '*' (NEWLINE | ':') {@. expected one or more exception types}"},
    {"invalid_finally_stmt", 0,
     "a='finally' ':' NEWLINE !INDENT {@i expected an indented block after 'finally' statement on line "
     "%d}"},
    {"invalid_except_stmt_indent", 0,
     "a='except' expression ('as' NAME)? ':' NEWLINE !INDENT {@i expected an indented block after "
     "'except' statement on line %d}"
     " | a='except' ':' NEWLINE !INDENT {@i expected an indented block after 'except' statement on line "
     "%d}"},
    {"invalid_except_star_stmt_indent", 0,
     "a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT {@i expected an indented block after "
     "'except*' statement on line %d}"},
    {"invalid_match_stmt", 0,
     "\"match\" subject_expr NEWLINE {@. expected ':'}"
     " | a=\"match\" subject_expr ':' NEWLINE !INDENT {@i expected an indented block after 'match' "
     "statement on line %d}"},
    {"invalid_case_block", 0,
     "\"case\" patterns guard? NEWLINE {@. expected ':'}"
     " | a=\"case\" patterns guard? ':' NEWLINE !INDENT {@i expected an indented block after 'case' "
     "statement on line %d}"},
    {"invalid_as_pattern", 0,
     "or_pattern 'as' a=\"_\" {@a cannot use '_' as a target}"
     " | or_pattern 'as' !NAME a=expression {@a invalid pattern target}"},
    {"invalid_class_pattern", 0,
     "name_or_attr '(' invalid_class_argument_pattern"},
    {"invalid_class_argument_pattern", 0,
     "(positional_patterns ',')? keyword_patterns ',' a=positional_patterns {@a positional patterns "
     "follow keyword patterns}"},
    {"invalid_if_stmt", 0,
     "'if' named_expression NEWLINE {@. expected ':'}"
     " | a='if' named_expression ':' NEWLINE !INDENT {@i expected an indented block after 'if' "
     "statement on line %d}"},
    {"invalid_elif_stmt", 0,
     "'elif' named_expression NEWLINE {@. expected ':'}"
     " | a='elif' named_expression ':' NEWLINE !INDENT {@i expected an indented block after 'elif' "
     "statement on line %d}"},
    {"invalid_else_stmt", 0,
     "a='else' ':' NEWLINE !INDENT {@i expected an indented block after 'else' statement on line %d}"},
    {"invalid_while_stmt", 0,
     "'while' named_expression NEWLINE {@. expected ':'}"
     " | a='while' named_expression ':' NEWLINE !INDENT {@i expected an indented block after 'while' "
     "statement on line %d}"},
    {"invalid_for_stmt", 0,
     "ASYNC? 'for' star_targets 'in' star_expressions NEWLINE {@. expected ':'}"
     " | ASYNC? a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT {@i expected an indented "
     "block after 'for' statement on line %d}"},
    {"invalid_def_raw", 0,
     "ASYNC? a='def' NAME '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT {@i expected an "
     "indented block after function definition on line %d}"},
    {"invalid_class_def_raw", 0,
     "'class' NAME ('(' arguments? ')')? NEWLINE {@. expected ':'}"
     " | a='class' NAME ('(' arguments? ')')? ':' NEWLINE !INDENT {@i expected an indented block after "
     "class definition on line %d}"},
    {"invalid_double_starred_kvpairs", 0,
     "','.double_starred_kvpair+ ',' invalid_kvpair"
     " | expression ':' a='*' bitwise_or {@a> cannot use a starred expression in a dictionary value}"
     " | expression a=':' &('}' | ',') {@a expression expected after dictionary key and ':'}"},
    {"invalid_kvpair", 0,
     "a=expression !':' {@k ':' expected after dictionary key}"
     " | expression ':' a='*' bitwise_or {@a> cannot use a starred expression in a dictionary value}"
     " | expression a=':' &('}' | ',') {@a expression expected after dictionary key and ':'}"},
};
/* clang-format on */

const int grammar_rule_count = (int)(sizeof(grammar_rules) / sizeof(grammar_rules[0]));
