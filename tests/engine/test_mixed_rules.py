"""Different rules as one equation, against each rule by itself."""

import numpy as np

from backprop_studio.engine.mixed_rules import MixedRules
from backprop_studio.engine.optimizers import Rule, new_optimizer
from backprop_studio.engine.run_stack import in_order_of_rules, served_as_one

RULES = [
    Rule(),
    Rule(momentum=0.9),
    Rule("rmsprop", rho=0.9),
    Rule("adam"),
    Rule("adam"),
    Rule("adam", beta1=0.8, epsilon=1e-3),
]
RATES = (0.5, 0.1, 0.02, 0.3, 0.01, 0.2)


def test_every_run_moves_as_its_own_rule_moves_it() -> None:
    random = np.random.default_rng(0)
    mixed, own = MixedRules(RULES, 5, np.float64), [new_optimizer(rule, 5) for rule in RULES]
    rates, parameters = np.repeat(np.array(RATES)[:, None], 5, axis=1), np.zeros((6, 5))
    for iteration in range(6):
        gradient = random.normal(size=(6, 5))
        changes = mixed.propose(gradient, parameters, rates)
        mixed.accept()
        for run, optimizer in enumerate(own):
            expected = optimizer.propose(gradient[run], parameters[run], RATES[run])
            optimizer.accept()
            assert changes[run].tolist() == expected.tolist(), (iteration, run)
            assert {name: vector.tolist() for name, vector in mixed.kept(run).items()} == {
                name: vector.tolist()
                for name, vector in zip(optimizer.vectors, optimizer.present, strict=True)
            }
        if iteration == 2:  # others go on where these stand
            following = MixedRules(RULES, 5, np.float64)
            following.count = mixed.count
            for run in range(6):
                following.take_over(run, mixed.kept(run))
            mixed = following


def test_rules_of_few_operations_stay_by_themselves() -> None:
    sgd, momentum, rmsprop, adam = (RULES[number] for number in (0, 1, 2, 3))
    ahead = Rule(momentum=0.9, nesterov=True)
    mixed = [adam, ahead, sgd, rmsprop, adam]
    order = in_order_of_rules(mixed)
    assert order == [0, 4, 2, 3, 1]
    assert served_as_one([mixed[run] for run in order]) == [slice(0, 4), slice(4, 5)]
    assert served_as_one([sgd, sgd, momentum, adam]) == [slice(0, 2), slice(2, 3), slice(3, 4)]
    assert served_as_one([]) == []
