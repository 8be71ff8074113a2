import type { Router } from '../router.ts';
import type { RouterAnswer, RouterQuestion, When } from './router-question.ts';

/** Puts a question to the router; moments given as text become seconds first. @throws RangeError for one that is none. */
export function answerQuestion<Q extends RouterQuestion>(router: Router, question: Q): RouterAnswer<Q>;
export function answerQuestion(router: Router, question: RouterQuestion): RouterAnswer<RouterQuestion> {
  const seconds = (when: When) => (typeof when === 'number' ? when : router.secondsAt(when));
  switch (question.kind) {
    case 'range': {
      const { origins, targets, window, limit, againstOutside } = question;
      return router.range({
        origins,
        targets,
        window: { kind: window.kind, from: seconds(window.from), to: seconds(window.to) },
        ...(limit === undefined ? {} : { limit: seconds(limit) }),
        ...(againstOutside === undefined ? {} : { againstOutside }),
      });
    }
    case 'earliestArrival':
      return router.earliestArrival({ ...question, departure: seconds(question.departure) });
    case 'latestDeparture':
      return router.latestDeparture({ ...question, arrival: seconds(question.arrival) });
    case 'oneToAll': {
      const { origins, departure, maxTrips, arriveBy } = question;
      return router.oneToAll({
        origins,
        departure: seconds(departure),
        ...(maxTrips === undefined ? {} : { maxTrips }),
        ...(arriveBy === undefined ? {} : { arriveBy: seconds(arriveBy) }),
      });
    }
    case 'allToOne': {
      const { targets, arrival, maxTrips, leaveFrom } = question;
      return router.allToOne({
        targets,
        arrival: seconds(arrival),
        ...(maxTrips === undefined ? {} : { maxTrips }),
        ...(leaveFrom === undefined ? {} : { leaveFrom: seconds(leaveFrom) }),
      });
    }
    case 'profile': {
      const { kind: _, leaveFrom, arriveBy, ...asked } = question;
      return router.profile({ ...asked, leaveFrom: seconds(leaveFrom), arriveBy: seconds(arriveBy) });
    }
    case 'profileHome': {
      const { kind: _, leaveFrom, arriveBy, ...asked } = question;
      return router.profileHome({ ...asked, leaveFrom: seconds(leaveFrom), arriveBy: seconds(arriveBy) });
    }
  }
}
