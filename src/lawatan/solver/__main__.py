"""The planner as a process of its own: reads one request, writes a JSON line for each better plan and one at the end."""

from __future__ import annotations

import json
import os
import sys

from lawatan.child import serve
from lawatan.domain import Plan
from lawatan.rules import Edition
from lawatan.solver.budget import Options
from lawatan.solver.explaining import Explaining
from lawatan.solver.fleet import choose
from lawatan.solver.layers import Result, solve
from lawatan.solver.orders import solve_orders
from lawatan.solver.recovering import Late, recover
from lawatan.solver.replanning import solve_again
from lawatan.solver.shuttles import group
from lawatan.solver.trying import try_each


def main() -> None:
    """Serve one request: ``{"edition": …, "time_limit": s, "seed": n, "workers": n, "spare_cores": n}``.

    Where cores are to be spared, the process also gives way to others (Linux and macOS). Of ``{"edition": …, "vehicles":
    true}`` one line comes back, the plan with its vehicles chosen: ``{"plan": …}``; so it does, with its arrival and
    departure runs grouped, of ``{"edition": …, "shuttles": {"roles": […], "wait_minutes": n}}``. With ``"orders":
    [{table: …}, …]`` each of them, the edition with those tables in the place of its own, is looked at and the best is
    planned; then each line says by its number which ``order`` it is about. With ``"again": true`` it is planned near to
    what people were told, and the last line has the ``least_change``. With ``"explain": {"time_limit": s, "seed": n},
    "about": [item, …], "most": n`` one line says what cannot be kept together: ``{"explained": …}``. With ``"tries":
    [{table: …}, …], "try": {"time_limit": s, "seed": n}`` each edition with those tables is planned, a line each and an
    end: ``{"try": n, "plan": … | null}``. With ``"late": …`` (``recovering.Late``) a day is: ``{"recovered": … | null}``.
    """
    request = serve()
    if request.get("vehicles"):
        _write({"plan": choose(Edition.model_validate(request["edition"])).model_dump(mode="json")})
        return
    if request.get("shuttles"):
        plan = group(Edition.model_validate(request["edition"]), **request["shuttles"])
        _write({"plan": plan.model_dump(mode="json")})
        return
    if "explain" in request:
        explaining = Explaining(
            Edition.model_validate(request["edition"]), Options(**request["explain"]), request["about"]
        )
        _write({"explained": explaining.run(request["most"]).as_object()})
        return
    if "late" in request:
        found = recover(
            Edition.model_validate(request["edition"]), Late.read(request["late"]), Options(**request["try"])
        )
        _write({"recovered": None if found is None else found.model_dump(mode="json")})
        return
    if "tries" in request:
        edited = (Edition.model_validate({**request["edition"], **tables}) for tables in request["tries"])
        try_each(edited, Options(**request["try"]), _tried)
        _write({"layer": "end"})
        return
    if request["spare_cores"] and hasattr(os, "nice"):
        os.nice(5)
    options = Options(request["time_limit"], request["seed"], request["workers"], request["spare_cores"])
    if "orders" in request:
        _orders([Edition.model_validate({**request["edition"], **tables}) for tables in request["orders"]], options)
        return
    edition = Edition.model_validate(request["edition"])

    def report(layer: str, plan: Plan, bound: int | None) -> None:
        _write({"layer": layer, "plan": plan.model_dump(mode="json"), "bound": bound})

    _write({"layer": "start"})
    result = (solve_again if request.get("again") else solve)(edition, options, report)
    _write({"layer": "end", **_ended(result)})


def _orders(editions: list[Edition], options: Options) -> None:
    """Plan the best of several orders of the cities."""

    def report(order: int, layer: str, plan: Plan, bound: int | None) -> None:
        _write({"layer": layer, "plan": plan.model_dump(mode="json"), "bound": bound, "order": order})

    _write({"layer": "start"})
    order, result = solve_orders(editions, options, report)
    _write({"layer": "end", "order": order, **_ended(result)})


def _tried(number: int, plan: Plan | None) -> None:
    _write({"try": number, "plan": None if plan is None else plan.model_dump(mode="json")})


def _ended(result: Result) -> dict[str, object]:
    return {
        "bound": result.bound,
        "impossible": result.impossible,
        "left_out": result.left_out,
        "least_change": result.least_change,
    }


def _write(message: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
