using Hangfire.Logging;
using HangfireLevel = Hangfire.Logging.LogLevel;

namespace StreamOps.Platform;

/// <summary>
/// Hangfire keeps its log provider in a static that all hosts of a process share. One that has ended must not take the others' jobs with it.
/// </summary>
public sealed class JobLogs(ILoggerFactory loggers) : ILogProvider
{
    public ILog GetLogger(string name)
    {
        try
        {
            return new JobLog(loggers.CreateLogger(name));
        }
        catch (ObjectDisposedException)
        {
            return new JobLog(null);
        }
    }

    private sealed class JobLog(ILogger? logger) : ILog
    {
        public bool Log(HangfireLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            // Trace to Fatal in both, in the same order.
            var level = (Microsoft.Extensions.Logging.LogLevel)(int)logLevel;
            if (logger is null || !logger.IsEnabled(level))
            {
                return false;
            }

            if (messageFunc is not null)
            {
                logger.Log(level, exception, "{Message}", messageFunc());
            }

            return true;
        }
    }
}
