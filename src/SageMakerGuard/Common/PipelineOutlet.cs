using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace SageMakerGuard.Commands;

/// <summary>What the work of an asynchronous cmdlet may do from any thread: hand things to the pipeline's thread, which writes them in the order in which they came.</summary>
internal sealed class PipelineOutlet
{
    private readonly PSCmdlet _cmdlet;
    private readonly BlockingCollection<Action> _queue;

    public PipelineOutlet(PSCmdlet cmdlet, BlockingCollection<Action> queue)
    {
        _cmdlet = cmdlet;
        _queue = queue;
    }

    public void Write(object item) => _queue.Add(() => _cmdlet.WriteObject(item));

    /// <summary>Whether an error went out: what comes after it is not whole.</summary>
    public bool HasErrors { get; private set; }

    public void Error(ErrorRecord record)
    {
        HasErrors = true;
        _queue.Add(() => _cmdlet.WriteError(record));
    }

    public void Warning(string text) => _queue.Add(() => _cmdlet.WriteWarning(text));

    public void Verbose(string text) => _queue.Add(() => _cmdlet.WriteVerbose(text));

    /// <summary>Something to be seen by whoever sits there, as Write-Host has it: no output, and no warning.</summary>
    public void Information(string text) => _queue.Add(() => _cmdlet.WriteInformation(new HostInformationMessage { Message = text }, ["PSHOST"]));

    /// <summary>Asks something on the pipeline's thread, the only one that may ask the user, and waits for the answer.</summary>
    public async Task<T> AskAsync<T>(Func<PSCmdlet, T> question, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken)))
        {
            _queue.Add(() => answer.TrySetResult(question(_cmdlet)), cancellationToken);
            return await answer.Task.ConfigureAwait(false);
        }
    }

    public void Progress(ProgressRecord record) => _queue.Add(() => _cmdlet.WriteProgress(record));
}
