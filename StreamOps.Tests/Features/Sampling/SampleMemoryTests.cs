using StreamOps.Domain.Streams;
using StreamOps.Features.Sampling;
using StreamOps.Tests.Support;
using StreamOps.Vendors.Agora;

namespace StreamOps.Tests.Features.Sampling;

public sealed class SampleMemoryTests
{
    [Fact]
    public void Agora_is_asked_no_more_often_than_its_limit_allows_and_old_answers_are_no_answers()
    {
        var memory = new SampleMemory();
        var second = TimeSpan.FromSeconds(1);
        var live = Enumerable.Range(1, 60)
            .Select(id => new LiveStream(id, Given.Noon, StreamMode.Hybrid, RelayStatus.Active, RelayPath.MediaPush, $"agora-{id}", $"input-{id}"))
            .ToList();
        var asked = new HashSet<long>();
        for (var i = 0; i < 5; i++)
        {
            var tick = Given.Noon + (second * i);
            var (users, _) = memory.Turns(live, tick, 1);
            Assert.Equal(13, users.Count);
            foreach (var id in users)
            {
                asked.Add(id);
                memory.TakeUsers(id, tick, new AgoraChannelUsers(true, [7], 4));
            }

            if (i == 2)
            {
                Assert.Equal(39, live.Count(s => memory.YoungUsers(s.Id, tick, second) is not null));
            }
        }

        Assert.Equal(60, asked.Count);
        Assert.Null(memory.YoungUsers(live[20].Id, Given.Noon + (second * 4), second));
    }
}
