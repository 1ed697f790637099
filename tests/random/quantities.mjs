// Cases about exact and dated quantities: decimal, fractions, datetime, statistics, seeded chance. Kept out: the hash of a nan,
// which is its address; powers that are not whole, whose last digit CPython does not promise; where a context's repr puts InvalidOperation.

const DECIMALS = [
  '0',
  '-0',
  '1',
  '-1',
  '2',
  '3',
  '10',
  '0.1',
  '1.10',
  '-2.5',
  '0.5',
  '123.456',
  '1E+3',
  '1E-7',
  '9.99',
  '99999',
  '1E+30',
  '-7.000',
  'Infinity',
  '-Infinity',
  'NaN',
  'sNaN',
  'NaN123',
  '1e9999',
  '1e-9999',
  '0E-10',
  '0E+5',
  '12345678901234567890.12345',
  '1_000.5',
  ' 3 ',
  'x',
  '',
  '١',
  '1101',
  '100',
];
const ROUNDINGS = ['ROUND_HALF_EVEN', 'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_05UP'];

export function quantities(chance, make, text) {
  const whole = () => chance.pick(['0', '1', '2', '-1', '3', '7', '10', '-12', '100', '365', '1000000']);
  const decimal = () =>
    chance.is(0.12)
      ? chance.pick([
          'Decimal(5)',
          'Decimal(0.1)',
          'Decimal((0, (1, 2, 3), -2))',
          'Decimal(-2**70)',
          "Decimal((1, (), 'F'))",
          'Decimal(None)',
          '3',
          '1.5',
          'Decimal.from_float(2.5)',
        ])
      : `Decimal('${chance.pick(DECIMALS)}')`;
  const format = () =>
    `'${chance.pick(['', '', '*>', '<', '^', '='])}${chance.pick(['', '+', ' ', ''])}${chance.pick(['', '', '0', '#'])}${chance.pick(['', '8', '12', '1'])}${chance.pick(['', ',', ''])}${chance.pick(['', '.2', '.0', '.5', '.10'])}${chance.pick(['', 'f', 'e', 'g', 'E', 'G', '%', 'n', 'd', 's'])}'`;
  const ofDecimal = () =>
    chance.pick([
      () => `${decimal()} ${chance.pick(['+', '-', '*', '/', '//', '%', '+', '-', '*', '/'])} ${decimal()}`,
      () => `${decimal()} ** ${chance.pick(["Decimal('2')", "Decimal('-3')", '3', "Decimal('0')", "Decimal('1E3')"])}`,
      () => `divmod(${decimal()}, ${decimal()})`,
      () =>
        `${decimal()} ${chance.pick(['<', '==', '>=', '!=', '<='])} ${chance.pick([decimal, decimal, whole, () => '0.5', () => 'Fraction(1, 2)', () => "'1'"])()}`,
      () =>
        `${decimal()}.quantize(Decimal('${chance.pick(['1', '0.01', '1E2', '0.000', '1E-30', 'NaN'])}')${chance.is(0.4) ? `, rounding=decimal.${chance.pick(ROUNDINGS)}` : ''})`,
      () =>
        `${decimal()}.${chance.pick(['sqrt()', 'ln()', 'exp()', 'log10()', 'to_integral_value()', 'to_integral_exact()', 'normalize()', 'as_tuple()', 'adjusted()', 'to_eng_string()', 'as_integer_ratio()', 'is_zero()', 'is_normal()', 'is_subnormal()', 'is_signed()', 'is_finite()', 'number_class()', 'logb()', 'next_plus()', 'next_minus()', 'canonical()', 'copy_abs()', 'copy_negate()', 'radix()', 'logical_invert()', 'is_qnan()', 'is_snan()', 'conjugate()', 'real'])}`,
      () =>
        `${decimal()}.${chance.pick(['compare', 'compare_total', 'max', 'min', 'max_mag', 'min_mag', 'copy_sign', 'scaleb', 'remainder_near', 'same_quantum', 'next_toward', 'rotate', 'shift', 'logical_and', 'logical_or', 'logical_xor', 'compare_signal', 'compare_total_mag'])}(${decimal()})`,
      () => `${decimal()}.fma(${decimal()}, ${decimal()})`,
      () => `format(${decimal()}, ${format()})`,
      () => `str(${decimal()})`,
      () =>
        `${chance.pick(['int', 'float', 'abs', '-', '+', 'bool', 'complex', 'round', 'math.floor', 'math.ceil', 'math.trunc', 'repr'])}(${decimal()})`,
      () => `hash(${decimal().replace(/NaN\w*|''|'x'/, (found) => (found[0] === 'N' ? '8.25' : "'7'"))})`,
      () => `round(${decimal()}, ${chance.between(-3, 4)})`,
      () => `sum([${decimal()}, ${decimal()}, ${decimal()}])`,
      () => `'%s %r %.2f' % (${decimal()}, ${decimal()}, ${decimal()})`,
      () => `sorted([${decimal()}, ${decimal()}, ${decimal()}])`,
      () => `pickle.loads(pickle.dumps(${decimal()}))`,
    ])();
  const context = () => {
    text.block(`with decimal.localcontext() as c:`, () => {
      text.line(`c.prec = ${chance.pick(['1', '2', '3', '5', '9', '16', '28', '40'])}`);
      if (chance.is(0.6)) text.line(`c.rounding = decimal.${chance.pick(ROUNDINGS)}`);
      if (chance.is(0.3)) text.line(`c.Emin, c.Emax = ${chance.pick(['-9, 9', '-3, 5', '-99, 99'])}`);
      if (chance.is(0.2)) text.line(`c.clamp = 1`);
      if (chance.is(0.2)) text.line(`c.capitals = 0`);
      if (chance.is(0.5))
        text.line(
          `c.traps[decimal.${chance.pick(['Inexact', 'Rounded', 'DivisionByZero', 'InvalidOperation', 'Overflow', 'Underflow', 'Subnormal', 'FloatOperation', 'Clamped'])}] = ${chance.pick(['True', 'False'])}`,
        );
      if (chance.is(0.4)) text.line('c.traps[decimal.InvalidOperation] = c.traps[decimal.DivisionByZero] = False');
      text.line('c.clear_flags()');
      for (let i = chance.between(2, 5); i > 0; i--) {
        text.line(`show(lambda: ${ofDecimal()})`);
        if (chance.is(0.5)) text.line(`print([f.__name__ for f in c.flags if c.flags[f]])`);
      }
      if (chance.is(0.3))
        text.line(
          `show(lambda: c.${chance.pick(['create_decimal', 'sqrt', 'ln', 'plus', 'minus', 'abs', 'to_sci_string', 'normalize', 'create_decimal_from_float'])}(${decimal()}))`,
        );
      if (chance.is(0.2)) text.line('show(lambda: (c.prec, c.Emin, c.Emax, c.clamp, c.rounding))');
    });
  };
  const fraction = () =>
    chance.pick([
      () => `Fraction(${whole()}, ${whole()})`,
      () => `Fraction('${chance.pick(['1/3', '-7/2', '0.25', '1e3', ' 3 ', '1_0/3', '1/0', 'x', '3/-4', '-.5', '1.5e-2'])}')`,
      () => `Fraction(${chance.pick(['0.5', '1.1', "float('nan')", "Decimal('0.75')", '2**70', "float('inf')"])})`,
    ])();
  const ofFraction = () =>
    chance.pick(
      [
        () =>
          `${fraction()} ${chance.pick(['+', '-', '*', '/', '//', '%', '**', '<', '==', '>='])} ${chance.pick([fraction, fraction, whole, () => '0.5', () => '1j', () => "Decimal('1')"])()}`,
        () => `${fraction()}.limit_denominator(${chance.pick(['1', '10', '1000', '0'])})`,
        () => `${chance.pick(['round', 'float', 'int', 'hash', 'abs', 'str', 'math.floor', 'math.ceil', 'bool', '-', 'repr'])}(${fraction()})`,
        () => `round(${fraction()}, ${chance.between(-2, 3)})`,
        () => `${fraction()}.as_integer_ratio()`,
        () => `divmod(${fraction()}, ${fraction()})`,
        () => `sum([${fraction()}, ${fraction()}])`,
        () => `math.gcd(${whole()}, ${whole()}, ${whole()}), math.lcm(${whole()}, ${whole()})`,
      ].slice(0, 7),
    )();
  const year = () => chance.pick(['1', '1900', '1970', '1999', '2000', '2023', '2024', '9999', '0', '10000']);
  const date = () =>
    `date(${year()}, ${chance.pick(['1', '2', '2', '3', '6', '12', '13', '0'])}, ${chance.pick(['1', '15', '28', '29', '30', '31', '32'])})`;
  const clock = () =>
    `${chance.pick(['0', '7', '12', '23', '24'])}, ${chance.pick(['0', '5', '30', '59', '60'])}, ${chance.pick(['0', '1', '59'])}, ${chance.pick(['0', '1', '500000', '999999'])}`;
  const zone = () =>
    chance.pick([
      'timezone.utc',
      'timezone(timedelta(hours=2))',
      "timezone(timedelta(hours=-5, minutes=30), 'X')",
      'timezone(timedelta(seconds=3661))',
      'timezone(timedelta(hours=24))',
      'None',
    ]);
  const moment = () =>
    `datetime(${year()}, ${chance.pick(['1', '2', '7', '12'])}, ${chance.pick(['1', '28', '29', '31'])}, ${clock()}${chance.is(0.4) ? `, ${chance.is(0.5) ? 'tzinfo=' : ''}${zone()}` : ''})`;
  const time = () => `time(${clock()}${chance.is(0.3) ? `, tzinfo=${zone()}` : ''}${chance.is(0.1) ? ', fold=1' : ''})`;
  const delta = () =>
    `timedelta(${chance.pick([() => whole(), () => `${whole()}, ${whole()}`, () => `hours=${whole()}, minutes=${whole()}`, () => `seconds=${chance.pick(['1.5', '-0.000001', '86400', '1e9', '0.5e-6'])}`, () => `weeks=${whole()}, microseconds=${whole()}`, () => 'days=999999999', () => `milliseconds=${whole()}, days=-1`, () => `days=${chance.pick(['1.1', '-0.3', '10**9'])}`])()})`;
  const dated = () => chance.pick([date, moment, time, moment])();
  const CODES = [...'aAdbBmyYHIpMSfzZjUWcxXuVG%'].map((c) => `%${c}`);
  const FORMATS = [
    '%Y-%m-%d',
    '%d/%m/%y %H:%M',
    '%H:%M:%S.%f',
    '%I:%M %p',
    '%a %d %b %Y',
    '%Y-%m-%dT%H:%M:%S%z',
    '%j %Y',
    '%A, %B %d',
    '%G-W%V-%u',
    '%Y %U %w',
    '%%',
  ];
  const TEXTS = [
    '2024-02-29',
    '01/12/99 23:59',
    '12:34:56.789',
    '02:30 PM',
    'Mon 05 Feb 2024',
    '2024-01-01T00:00:00+0200',
    '366 2024',
    'Friday, June 13',
    '2024-W09-4',
    '2023 10 3',
    '%',
    '2024-13-01',
    '',
    '2024-02-30',
  ];
  const ISO = [
    '2024-02-29',
    '20240229',
    '2024-W09-4',
    '2024-02-29T12:34',
    '2024-02-29 12:34:56.789',
    '2024-02-29T12:34:56+02:00',
    '2024-02-29T12Z',
    '12:34:56',
    '123456',
    '12:34:56.123456789',
    'T12:30',
    '2024-2-9',
    '',
    '2023-02-29',
    '2024-02-29T25:00',
    '12:34+05:30',
    '2024-W54-1',
    '2024W101',
    '2024-02-29T12:34:56,5',
  ];
  // How a wrong argument is told of is not CPython's where a module is Python's own.
  const isoformat = () =>
    chance.pick([
      () => `${moment()}.isoformat(${chance.pick(['', "' '", "timespec='minutes'", "timespec='milliseconds'", "'T', 'hours'", "timespec='x'"])})`,
      () => `${time()}.isoformat(${chance.pick(['', "'minutes'", "timespec='x'"])})`,
      () => `${date()}.isoformat()`,
    ])();
  const ofDate = () =>
    chance.pick([
      () => `${dated()}`,
      () => `str(${dated()})`,
      () => `${moment()} - ${moment()}`,
      () => `${date()} - ${date()}`,
      () => `${dated()} ${chance.pick(['+', '-'])} ${delta()}`,
      () => `${dated()} ${chance.pick(['<', '==', '>=', '!='])} ${dated()}`,
      () => `${delta()} ${chance.pick(['+', '-', '//', '/', '%', '<', '=='])} ${delta()}`,
      () => `${delta()} ${chance.pick(['*', '/', '//'])} ${chance.pick(['2', '-3', '0.5', '0', '1.1', '7'])}`,
      () => `${chance.pick(['str', 'repr', 'abs', '-', 'hash', 'bool'])}(${delta()})`,
      () => `${delta()}.total_seconds()`,
      () => `(lambda d: (d.days, d.seconds, d.microseconds))(${delta()})`,
      () => `divmod(${delta()}, ${delta()})`,
      isoformat,
      () => `${dated()}.strftime('${chance.several(1, 4, () => chance.pick(CODES)).join(chance.pick([' ', '-', '']))}')`,
      () => `datetime.strptime('${chance.pick(TEXTS)}', '${chance.pick(FORMATS)}')`,
      () => {
        const i = chance.below(FORMATS.length);
        return `datetime.strptime('${TEXTS[i]}', '${FORMATS[i]}')`;
      },
      () => `${chance.pick(['date', 'datetime', 'datetime', 'time'])}.fromisoformat('${chance.pick(ISO)}')`,
      () =>
        `${chance.pick([date, moment])()}.${chance.pick(['isocalendar()', 'weekday()', 'isoweekday()', 'toordinal()', 'timetuple()', 'ctime()', 'replace(year=2023)', 'replace(day=31)', 'replace(month=2)', 'isoformat()'])}`,
      () =>
        `${moment()}.${chance.pick(['date()', 'time()', 'timetz()', 'utcoffset()', 'tzname()', 'dst()', 'utctimetuple()', `replace(tzinfo=${zone()})`, 'replace(hour=25)', 'replace(microsecond=5)'])}`,
      () =>
        `${moment().replace(/(, (tzinfo=)?[^,]*)?\)$/, ', tzinfo=timezone.utc)')}.${chance.pick([`astimezone(${zone().replace('None', 'timezone.utc')})`, 'timestamp()'])}`,
      () => `datetime.fromtimestamp(${chance.pick(['0', '1e9', '-1', '1.5', '1e12'])}, ${zone().replace('None', 'timezone.utc')})`,
      () => `date.fromordinal(${chance.pick(['1', '0', '738000', '3652059', '3652060'])})`,
      () => `date.fromisocalendar(${year()}, ${chance.pick(['1', '53', '54', '10'])}, ${chance.pick(['1', '7', '8'])})`,
      () => `datetime.combine(${date()}, ${time()})`,
      () => `f'{${dated()}:${chance.pick(['%d.%m.%Y', '', '%H:%M', '%j'])}}'`,
      () => `hash(${dated()}) == hash(${dated()})`,
      () => `pickle.loads(pickle.dumps(${dated()}))`,
      () => `copy.deepcopy(${chance.pick([dated, delta])()})`,
      () => `${zone()}`,
      () =>
        `calendar.${chance.pick([`monthrange(${year()}, 2)`, `isleap(${year()})`, `weekday(2024, 2, 29)`, `monthcalendar(${year()}, ${chance.between(1, 13)})`, 'month(2024, 2)', 'leapdays(1900, 2000)', 'timegm((2000, 1, 1, 0, 0, 0))'])}`,
    ])();
  const data = () =>
    `[${chance.several(0, 7, () => chance.pick(['1', '2', '3', '2.5', '-1', '10', '0', '1e3', 'Fraction(1, 3)', "Decimal('1.5')", '2'])).join(', ')}]`;
  const ofStatistics = () =>
    chance.pick([
      () =>
        `statistics.${chance.pick(['mean', 'fmean', 'median', 'median_low', 'median_high', 'mode', 'multimode', 'pstdev', 'stdev', 'variance', 'pvariance', 'harmonic_mean', 'geometric_mean', 'quantiles', 'median_grouped'])}(${data()
          .replaceAll(/Fraction\(1, 3\)|Decimal\('1.5'\)/g, (found) => (chance.is(0.2) ? found : '4'))
          .replace(/.*Decimal.*/, (list) => list.replaceAll(/2\.5|1e3|Fraction\(1, 3\)/g, '6'))})`,
      () =>
        `statistics.quantiles(${data().replaceAll(/Decimal\('1.5'\)/g, '5')}, n=${chance.pick(['3', '4', '10', '0'])}, method='${chance.pick(['inclusive', 'exclusive', 'x'])}')`,
      () => `statistics.${chance.pick(['correlation', 'covariance', 'linear_regression'])}([1, 2, ${whole()}], [${whole()}, 5, 6])`,
      () =>
        `statistics.NormalDist(${whole()}, ${chance.pick(['1', '2.5', '0', '-1'])}).${chance.pick(['cdf(1)', 'pdf(0)', 'inv_cdf(0.3)', 'quantiles(4)', 'zscore(2)', 'variance'])}`,
    ])();
  const ofChance = () =>
    `(lambda r: [${chance.several(1, 3, () => chance.pick(['r.random()', 'r.randint(1, 6)', 'r.randrange(0, 100, 7)', 'r.choice("abc")', 'r.sample(range(20), 5)', 'r.shuffle(x := list(range(6))) or x', 'r.gauss(0, 1)', 'r.normalvariate(5, 2)', 'r.uniform(1, 9)', 'r.triangular(0, 1, 0.3)', 'r.betavariate(2, 3)', 'r.expovariate(1.5)', 'r.gammavariate(2, 1)', 'r.lognormvariate(0, 1)', 'r.vonmisesvariate(0, 4)', 'r.paretovariate(3)', 'r.weibullvariate(1, 2)', 'r.choices("abc", k=4)', 'r.choices("abc", [1, 2, 7], k=4)', 'r.choices("ab", cum_weights=[1, 4], k=3)', 'r.getrandbits(70)', 'r.randbytes(5)', 'r.sample("ab", 3)', 'r.choice([])', 'r.randint(5, 1)', 'r.sample([1, 2], counts=[3, 4], k=4)', 'r.getstate()[1][:2]', 'r.randrange(2**70)'])).join(', ')}])(random.Random(${chance.pick(['0', '1', '42', "'text'", '-5', '1.5', '2**80', "b'x'", 'None.__class__ is None'])}))`;
  const ofMath = () =>
    `math.${chance.pick(['sin', 'cos', 'tan', 'asin', 'atan', 'exp', 'expm1', 'log', 'log1p', 'log10', 'sinh', 'tanh', 'acosh', 'gamma', 'lgamma', 'erf', 'erfc', 'sqrt', 'cbrt', 'exp2', 'degrees', 'radians', 'fabs', 'isqrt', 'isfinite', 'frexp', 'modf', 'trunc', 'floor', 'ceil', 'ulp', 'factorial'])}(${chance.pick(['0', '1', '-1', '0.5', '2.5', '-0.0', '10', "float('inf')", "float('nan')", '1e-5', '171', '20', "Decimal('2.5')", 'Fraction(1, 2)', "'x'", 'True'])})`;
  text.line(
    'import decimal, fractions, math, statistics, random, calendar, pickle, copy\nfrom decimal import Decimal\nfrom fractions import Fraction\nfrom datetime import date, datetime, time, timedelta, timezone',
  );
  text.block('def case():', () => {
    const kinds = chance.pick([[ofDecimal], [ofDecimal, ofFraction], [ofDate], [ofDate], [ofStatistics, ofChance, ofMath]]);
    for (let i = chance.between(12, 25); i > 0; i--) {
      if (kinds.includes(ofDecimal) && chance.is(0.15)) context();
      else text.line(`show(lambda: ${chance.pick(kinds)()})`);
    }
  });
  text.line('run(case)');
}
