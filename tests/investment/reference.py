"""The after-tax flow again, one number at a time, from the definitions of the table alone."""

from __future__ import annotations

from polysight.investment.project import Project


def net_after_tax(project: Project) -> list[float]:
    """Flow of a project without leading axes; shares no code with the room."""
    capex, flows = float(project.capex_cny), []
    credit = level = written_off = 0.0
    losses: dict[int, float] = {}
    for year in range(project.years):
        output = float(project.output_kg[year])
        revenue = output * float(project.price_cny_per_kg[year])
        bought = [output * float(row[year]) for row in project.unit_costs_cny_per_kg]
        cost = sum(bought) + float(project.fixed_cost_cny[year])
        vat_out = revenue * float(project.output_vat_rate[year])
        vat_in = sum(
            spent * float(row[year])
            for spent, row in zip(bought, project.input_vat_rate, strict=True)
        )
        spent = capex * float(project.capex_phasing[year])
        spent_vat = spent * float(project.capex_vat_rate)
        credit += vat_in + spent_vat - vat_out
        vat, credit = (-credit, 0.0) if credit < 0 else (0.0, credit)
        surtax = vat * float(project.surtax_rate[year])
        wear = 0.0
        if 0 <= year - project.operation_start < project.depreciation_years:
            wear = capex * (1 - float(project.residual_share)) / project.depreciation_years
        written_off += wear
        profit = revenue - cost - surtax - wear
        taxable = profit
        if profit < 0:
            losses[year] = -profit
        for born in sorted(losses):
            if born < year <= born + project.loss_carry_forward_years and taxable > 0:
                used = min(taxable, losses[born])
                losses[born] -= used
                taxable -= used
        tax = max(taxable, 0.0) * float(project.income_tax_rate[year])
        wanted = cost * float(project.working_capital_share)
        flow = revenue + vat_out - cost - vat_in - vat - surtax - tax - spent - spent_vat
        flow -= wanted - level
        level = wanted
        if year == project.years - 1:
            flow += level + capex - written_off
        flows.append(flow)
    return flows
