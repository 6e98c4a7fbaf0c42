"""Change what the flags count when a region's reviews choose."""

from collections.abc import Mapping

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import ChangedMeanwhile
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review.events import ReviewWeightsChanged
from personalverktyget.domain.log_review.models import ReviewRules
from personalverktyget.domain.log_review.rules import Flag
from personalverktyget.domain.log_review.settings import Choosing
from personalverktyget.domain.log_review.weights import require_sound, written
from personalverktyget.domain.organisation.models import Region


def change_weights(actor: AdministratorActor, *, weights: Mapping[Flag, int], seen_version: int) -> None:
    """From the next review on. Those that have begun keep the weights by which they chose."""
    require_sound(weights)
    region_id = actor.own_region_id
    with unit_of_work(actor) as work:
        # The region's row is there from the start: of two who save the first weights the second waits.
        Region.objects.select_for_update().get(id=region_id)
        row = ReviewRules.objects.filter(region_id=region_id).first()
        if (row.version if row else 0) != seen_version:
            raise ChangedMeanwhile
        kept = {flag.value: weights[flag] for flag in Flag}
        if row is None:
            _first(actor, kept)
        else:
            row.weights, row.version = kept, row.version + 1
            row.save(update_fields=["weights", "version"])
        work.record(ReviewWeightsChanged(region=region_id, weights=written(weights)))


def _first(actor: AdministratorActor, weights: dict[str, int]) -> None:
    usual = Choosing.usual()
    ReviewRules(
        region_id=actor.own_region_id,
        weights=weights,
        random_percent=usual.sizes.random_percent,
        random_least=usual.sizes.random_least,
        random_most=usual.sizes.random_most,
        ranked=usual.sizes.ranked,
        days_to_review=usual.days_to_review,
    ).save(force_insert=True)
