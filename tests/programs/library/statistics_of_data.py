# statistics: every function with ints, floats and fractions.
import statistics as s
import random
from fractions import Fraction as F


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


datasets = [[1], [1, 2], [1, 2, 3, 4], [2.5, 3.25, 5.5, 11.25, 11.75], [F(1, 2), F(3, 4), F(5, 6)], [1, 2.5, 3], [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], [], [0.1] * 10, [1e20, 1, -1e20],
            [-1, 0, 1], list(range(100)), [True, False, True], (10, 20, 30), [2, 2, 2], [1e-300, 1e300], [F(10 ** 20), 3]]
for data in datasets:
    print(data)
    for function in (s.mean, s.fmean, s.median, s.median_low, s.median_high, s.median_grouped, s.mode, s.multimode, s.variance, s.pvariance, s.stdev, s.pstdev, s.harmonic_mean,
                     s.geometric_mean, s.quantiles):
        attempt(function, data)
    attempt(s.quantiles, data, n=10)
    attempt(s.quantiles, data, n=3, method='inclusive')
    attempt(s.mean, iter(data))
    attempt(s.variance, data, 3)
    attempt(s.pstdev, data, 2.5)
attempt(s.mean, ['a', 'b'])
attempt(s.mode, ['red', 'blue', 'red'])
attempt(s.multimode, 'aabbc')
attempt(s.median, ['a', 'c', 'b'])
attempt(s.fmean, [1, 2, 3], [3, 2, 1])
attempt(s.fmean, [1, 2], [1])
attempt(s.harmonic_mean, [40, 60], weights=[5, 30])
attempt(s.harmonic_mean, [1, 0])
attempt(s.harmonic_mean, [1, -1])
attempt(s.geometric_mean, [54, 24, 36])
attempt(s.geometric_mean, [0])
attempt(s.quantiles, [1, 2], n=0)
attempt(s.quantiles, [1, 2], method='x')
attempt(s.mean, [float('inf'), 1])
attempt(s.mean, [float('nan'), 1])
attempt(s.mean, [float('inf'), float('-inf')])
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3]
attempt(s.covariance, x, y)
attempt(s.correlation, x, y)
attempt(s.correlation, x, [5] * 9)
attempt(s.linear_regression, x, y)
attempt(s.linear_regression, x, y, proportional=True)
attempt(s.linear_regression, [1, 1], [1, 2])
attempt(s.correlation, [1], [1])
attempt(s.covariance, [1, 2], [1])
n = s.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, n.mode, n.pdf(110), n.cdf(110), n.inv_cdf(0.9), n.inv_cdf(0.001), n.inv_cdf(1e-20), n.quantiles(), n.zscore(130), n + 5, n * 2, n - s.NormalDist(1, 2), n / 3, -n, 3 + n, 3 - n,
      n.overlap(s.NormalDist(110, 12)), n.overlap(s.NormalDist(110, 15)), n == s.NormalDist(100, 15), hash(n) == hash(s.NormalDist(100, 15)), s.NormalDist.from_samples([1, 2, 3, 4]), n.samples(3, seed=7))
attempt(s.NormalDist, 0, -1)
attempt(n.inv_cdf, 0)
attempt(s.NormalDist(0, 0).pdf, 1)
random.seed(3)
data = [random.gauss(10, 3) for _ in range(200)]
print(s.mean(data), s.stdev(data), s.pvariance(data), s.median(data), s.quantiles(data, n=20))
data = [random.randint(-1000, 1000) for _ in range(300)]
print(s.mean(data), s.stdev(data), s.pstdev(data), s.variance(data), s.median_grouped(data, 10))
print(s.__all__)
